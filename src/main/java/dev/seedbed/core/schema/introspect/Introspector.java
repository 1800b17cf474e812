package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Schema;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Objects;
import java.util.Optional;

/// Reads a database's schema from its system catalogue: nothing but `pg_catalog` is looked at, nothing is
/// changed.
///
/// All questions are asked in one transaction, so the schema is one that existed at one moment.
public final class Introspector {

    private static final int TRIES = 20;

    /// Reads one consistent state, and leaves the connection as it was: in auto-commit mode, or in its
    /// transaction. Where somebody changes keys meanwhile, as a load does, it reads again.
    public Schema read(Connection connection) {
        var place = place(connection);
        for (var attempt = 1; ; attempt++) {
            try (var _ = Transaction.begin(connection)) {
                var catalogue = new Catalogue(connection);
                catalogue.execute("session.sql");
                return Reading.of(catalogue).schema(serverVersion(connection.getMetaData()));
            } catch (SQLException e) {
                if (!Row.GONE.equals(e.getSQLState()) || attempt == TRIES) {
                    throw unreadable(place, e);
                }
            }
        }
    }

    /// What is read inside it is the state of one moment; whatever happens inside, it leaves no trace.
    private record Transaction(Connection connection, Optional<Savepoint> outer) implements AutoCloseable {

        /// Inside a transaction that is under way, the settings last until the savepoint is taken back. One
        /// that stayed would give later rows another transaction number than the transaction's.
        static Transaction begin(Connection connection) throws SQLException {
            if (!connection.getAutoCommit()) {
                return new Transaction(connection, Optional.of(connection.setSavepoint()));
            }
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            }
            return new Transaction(connection, Optional.empty());
        }

        @Override
        public void close() throws SQLException {
            if (outer.isPresent()) {
                connection.rollback(outer.get());
                connection.releaseSavepoint(outer.get());
                return;
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// As the server numbers itself since version 10: 180006 is 18.6.
    private static int serverVersion(DatabaseMetaData server) throws SQLException {
        return server.getDatabaseMajorVersion() * 10_000 + server.getDatabaseMinorVersion();
    }

    private static SeedbedException unreadable(String place, SQLException cause) {
        var state = Objects.requireNonNullElse(cause.getSQLState(), "");
        var reason =
                Objects.requireNonNullElse(cause.getMessage(), state).lines().findFirst();
        return Problem.error(
                        Category.UNREACHABLE, "The schema could not be read.", place, reason.orElse(""), remedy(state))
                .exception(cause);
    }

    private static String remedy(String state) {
        if (state.equals("42501")) {
            return "Connect as a user who may read pg_catalog, or have an administrator grant that.";
        }
        return state.startsWith("08") || state.startsWith("57")
                ? "Check that the server is up and reachable, then try again."
                : "Try again: the schema may have changed while it was read.";
    }

    /// The address, without its parameters: those may hold a password.
    private static String place(Connection connection) {
        try {
            var server = connection.getMetaData();
            return server.getURL().replaceFirst("\\?.*", "") + " as user " + server.getUserName();
        } catch (SQLException _) {
            return "";
        }
    }
}
