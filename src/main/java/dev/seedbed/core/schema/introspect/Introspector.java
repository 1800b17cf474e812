package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/// Reads a database's schema from its system catalogue: nothing but `pg_catalog` is looked at, nothing is changed.
///
/// All questions are asked in one transaction, so the schema is one that existed at one moment.
public final class Introspector {

    private static final int OLDEST_SERVER = 13;

    /// Reads through a connection that is not inside a transaction, and leaves it as it was.
    public Schema read(Connection connection) {
        try {
            var serverVersion = supportedVersion(connection);
            var autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return read(new Catalogue(connection), serverVersion);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw unreadable(connection, e);
        }
    }

    private static Schema read(Catalogue catalogue, int serverVersion) throws SQLException {
        catalogue.execute("session.sql");
        return Reading.of(catalogue).schema(serverVersion);
    }

    private static int supportedVersion(Connection connection) throws SQLException {
        var server = connection.getMetaData();
        if (server.getDatabaseMajorVersion() < OLDEST_SERVER) {
            throw Problem.error(
                            Category.USAGE,
                            "This server is too old to be read.",
                            place(connection),
                            "It is PostgreSQL " + server.getDatabaseProductVersion() + "; Seedbed reads PostgreSQL "
                                    + OLDEST_SERVER + " and newer.",
                            "Load the schema (pg_dump --schema-only) into a newer server and read it there.")
                    .exception();
        }
        return server.getDatabaseMajorVersion() * 10_000 + server.getDatabaseMinorVersion();
    }

    private static SeedbedException unreadable(Connection connection, SQLException cause) {
        var state = Objects.requireNonNullElse(cause.getSQLState(), "");
        var remedy = state.equals("42501")
                ? "Connect as a user who may read pg_catalog, or ask the owner of the database to grant that."
                : state.startsWith("08") || state.startsWith("57")
                        ? "Check that the server is up and reachable, then try again."
                        : "Try again; the schema may have changed while it was read.";
        return Problem.error(
                        Category.UNREACHABLE,
                        "The schema could not be read.",
                        place(connection),
                        Objects.requireNonNullElse(cause.getMessage(), state),
                        remedy)
                .exception(cause);
    }

    private static String place(Connection connection) {
        try {
            return "database " + connection.getCatalog() + " as user "
                    + connection.getMetaData().getUserName();
        } catch (SQLException e) {
            return "";
        }
    }
}
