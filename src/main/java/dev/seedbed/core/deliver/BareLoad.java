package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Fills a database over a connection: bare tables, rows by COPY, then every key at once, in one transaction.
/// PostgreSQL checks all rows when the keys come back. Rows of an earlier load go first; rows of anybody else's
/// are refused.
public final class BareLoad {

    /// What still belongs to the transaction once all rows and keys are in place; what it throws undoes the
    /// load.
    @FunctionalInterface
    public interface Ending {
        void run(Connection connection) throws SQLException;
    }

    private final Plan plan;
    private final Connection connection;
    private final Progress progress;
    private final Deque<Rebuild> dropped = new ArrayDeque<>();
    private String step = "";

    private BareLoad(Plan plan, Connection connection, Progress progress) {
        this.plan = plan;
        this.connection = connection;
        this.progress = progress;
    }

    /// Commits when everything is in place, else leaves the database as it was.
    public static void into(Connections target, Plan plan, Progress progress) {
        into(target, plan, _ -> {}, progress);
    }

    /// The same, with an ending of the caller's before the commit.
    public static void into(Connections target, Plan plan, Ending ending, Progress progress) {
        try (var connection = target.open()) {
            connection.setAutoCommit(false);
            var load = new BareLoad(plan, connection, progress);
            try {
                load.run();
                load.step = "ending";
                ending.run(connection);
                connection.commit();
            } catch (SQLException failure) {
                connection.rollback();
                throw SqlFailure.exception("The rows could not be loaded: " + load.step + ".", target.url(), failure);
            } catch (RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw SqlFailure.exception("The rows could not be loaded.", target.url(), failure);
        }
    }

    private void run() throws SQLException {
        execute("preparing", SessionSettings.sql(plan));
        execute("writing the manifest", Manifest.CREATE);
        execute("looking for rows of others", TargetGuard.sql(plan));
        var schema = plan.draft().schema();
        drop(Rebuild.forcedRowSecurity(schema));
        drop(Rebuild.insertTriggers(schema));
        drop(Rebuild.foreignKeys(schema));
        drop(Rebuild.secondaryIndexes(schema));
        drop(Rebuild.keys(schema));
        copyTables();
        while (!dropped.isEmpty()) {
            var key = dropped.pop();
            progress.stopIfCancelled();
            progress.report("building " + key.name(), 0, 0);
            execute("building " + key.name(), key.create());
        }
        for (var statement : Sequences.statements(plan)) {
            execute("setting sequences", statement);
        }
        execute("writing the manifest", Manifest.of(plan).insert(Manifest.THIS_TRANSACTION));
        analyze();
    }

    /// A key that something else rests on, such as a view that groups by it, stays where it is.
    private void drop(List<Rebuild> keys) throws SQLException {
        for (var key : keys) {
            var before = connection.setSavepoint();
            try {
                execute("dropping " + key.name(), key.drop());
                dropped.push(key);
                connection.releaseSavepoint(before);
            } catch (SQLException failure) {
                if (!SqlFailure.state(failure).startsWith("2BP")) {
                    throw failure;
                }
                connection.rollback(before);
            }
        }
    }

    private void copyTables() throws SQLException {
        try (var copies = new CopyLoad(plan, connection, progress)) {
            for (var table : plan.tables()) {
                step = "loading " + table.name();
                copies.load(table);
            }
        }
        progress.report("loaded", plan.rows(), plan.rows());
    }

    private void analyze() throws SQLException {
        var tables = new ArrayList<String>();
        plan.tables().forEach(table -> tables.add(table.name().sql()));
        if (!tables.isEmpty()) {
            execute("analyzing", "ANALYZE " + String.join(", ", tables));
        }
    }

    private void execute(String what, String sql) throws SQLException {
        step = what;
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
