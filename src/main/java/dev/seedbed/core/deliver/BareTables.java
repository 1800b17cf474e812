package dev.seedbed.core.deliver;

import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// Tables that stand bare while rows are loaded, in one transaction: what costs time per row is dropped before,
/// and made again behind, where PostgreSQL checks all rows at once.
final class BareTables {

    private final Connection connection;
    private final Progress progress;
    private final Deque<Rebuild> dropped = new ArrayDeque<>();
    private String step = "";

    BareTables(Connection connection, Progress progress) {
        this.connection = connection;
        this.progress = progress;
    }

    void strip(Schema schema) throws SQLException {
        drop(Rebuild.forcedRowSecurity(schema));
        drop(Rebuild.insertTriggers(schema));
        drop(Rebuild.foreignKeys(schema));
        drop(Rebuild.secondaryIndexes(schema));
        drop(Rebuild.keys(schema));
    }

    /// A key that something else rests on, such as a view that groups by it, stays where it is. No savepoint
    /// stays: behind one, rows have another transaction number than the manifest tells.
    private void drop(List<Rebuild> keys) throws SQLException {
        for (var key : keys) {
            var before = connection.setSavepoint();
            try {
                execute("dropping " + key.name(), key.drop());
                dropped.push(key);
            } catch (SQLException failure) {
                if (!SqlFailure.state(failure).startsWith("2BP")) {
                    throw failure;
                }
                connection.rollback(before);
            }
            connection.releaseSavepoint(before);
        }
    }

    void rebuild() throws SQLException {
        while (!dropped.isEmpty()) {
            var key = dropped.pop();
            progress.stopIfCancelled();
            progress.report("building " + key.name(), 0, 0);
            execute("building " + key.name(), key.create());
        }
    }

    void analyze(Collection<TableName> tables) throws SQLException {
        if (!tables.isEmpty()) {
            execute(
                    "analyzing",
                    "ANALYZE " + tables.stream().map(TableName::sql).collect(Collectors.joining(", ")));
        }
    }

    void execute(String what, String sql) throws SQLException {
        step = what;
        Statements.execute(connection, sql);
    }

    /// What is being done, as a failure tells it.
    String step() {
        return step;
    }

    void begin(String what) {
        step = what;
    }
}
