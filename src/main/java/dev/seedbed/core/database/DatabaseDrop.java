package dev.seedbed.core.database;

import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;

/// Drops a database, whoever is connected to it.
///
/// The server's own vacuuming may be at work there just then. FORCE may not end that without a superuser's rights, but
/// a plain DROP asks it to go and waits.
public final class DatabaseDrop {

    private static final String NO_RIGHT = "42501";

    private DatabaseDrop() {}

    /// Does nothing where there is no such database. Needs a connection to another one, in auto-commit mode.
    public static void of(Connection connection, String database) throws SQLException {
        var drop = "DROP DATABASE IF EXISTS " + Sql.identifier(database);
        try (var statement = connection.createStatement()) {
            try {
                statement.execute(drop + " WITH (FORCE)");
            } catch (SQLException refused) {
                if (!SqlFailure.state(refused).equals(NO_RIGHT)) {
                    throw refused;
                }
                statement.execute(drop);
            }
        }
    }
}
