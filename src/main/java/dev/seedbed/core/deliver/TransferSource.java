package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A database that Seedbed filled, while its rows are read: the state of one moment, and nobody's rows but
/// Seedbed's.
record TransferSource(DatabaseUrl url, Connection connection, Manifest manifest, Schema schema)
        implements AutoCloseable {

    private static final String PATIENT = "SET LOCAL idle_in_transaction_session_timeout = 0;\n";
    private static final String AGAIN = "Publish it again: seedbed push SOURCE";

    /// A load empties the tables by TRUNCATE, which even an older snapshot sees. So they are locked first, and
    /// the snapshot is taken behind.
    static TransferSource open(DatabaseUrl url) {
        var connection = Connections.session(url);
        try {
            return open(url, connection);
        } catch (SQLException e) {
            close(connection);
            throw unreadable(url, e);
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    private static TransferSource open(DatabaseUrl url, Connection connection) throws SQLException {
        var tables = manifest(url, connection).tables().keySet();
        connection.setAutoCommit(false);
        Statements.execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        Statements.execute(connection, SessionSettings.FIXED + PATIENT);
        Statements.execute(connection, lock(tables));
        var manifest = manifest(url, connection);
        var source = new TransferSource(url, connection, manifest, new Introspector().read(connection));
        if (!manifest.tables().keySet().equals(tables)) {
            throw source.refusal("It was published anew just now.", "Run it again.");
        }
        source.refuseStrangeRows();
        return source;
    }

    private static Manifest manifest(DatabaseUrl url, Connection connection) throws SQLException {
        return ManifestReader.read(connection)
                .orElseThrow(() -> refusal(url, "It holds no rows that Seedbed loaded.", AGAIN));
    }

    private static String lock(Set<TableName> tables) {
        return Stream.concat(tables.stream().map(TableName::sql), Stream.of("_seedbed.manifest"))
                .collect(Collectors.joining(", ", "LOCK TABLE ", " IN ACCESS SHARE MODE"));
    }

    /// In the target all rows will look like Seedbed's, so here they have to be.
    private void refuseStrangeRows() throws SQLException {
        for (var name : manifest.tables().keySet()) {
            var table = schema.find(name).orElseThrow(() -> refusal("Its table " + name + " is gone.", AGAIN));
            var strange = "SELECT EXISTS (SELECT FROM " + table.ownRows() + " WHERE xmin::text <> ALL ("
                    + "(SELECT string_to_array(transaction, ',') FROM _seedbed.manifest)::text[]))";
            if (Statements.holds(connection, strange)) {
                throw refusal("Its table " + name + " holds rows that Seedbed did not write.", AGAIN);
            }
        }
    }

    /// The copy's own count has to be the manifest's.
    void refuseOtherCount(TableName table, long rows) {
        var written = manifest.tables().getOrDefault(table, 0L);
        if (written != rows) {
            throw refusal(
                    "Its table " + table + " holds " + rows + " rows, where " + written + " were written.", AGAIN);
        }
    }

    Stream<Table> tables() {
        return manifest.tables().keySet().stream().map(schema::table);
    }

    /// Asks something about the state that is copied.
    <T> T ask(Question<T> question) {
        try {
            return question.of(connection);
        } catch (SQLException e) {
            throw unreadable(url, e);
        }
    }

    @FunctionalInterface
    interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /// The statement that puts a sequence of another database where one of this one stands.
    String sequenceStatement(String sequence, String other) {
        return ask(asked -> {
            try (var statement = asked.createStatement();
                    var row = statement.executeQuery("SELECT last_value, is_called FROM " + sequence)) {
                row.next();
                return "SELECT pg_catalog.setval(" + Sql.literal(other).strip() + "::regclass, " + row.getLong(1) + ", "
                        + row.getBoolean(2) + ")";
            }
        });
    }

    private SeedbedException refusal(String why, String remedy) {
        return refusal(url, why, remedy);
    }

    private static SeedbedException refusal(DatabaseUrl url, String why, String remedy) {
        return Problem.error(Category.REFUSED, "The rows were not copied.", url.place(), why, remedy)
                .exception();
    }

    static SeedbedException unreadable(DatabaseUrl url, SQLException failure) {
        return SqlFailure.exception("The rows could not be read.", url, failure);
    }

    @Override
    public void close() {
        close(connection);
    }

    /// It was only read: nothing depends on how this ends.
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException _) {
            // It was lost already.
        }
    }
}
