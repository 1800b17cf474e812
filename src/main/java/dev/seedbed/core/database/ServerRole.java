package dev.seedbed.core.database;

import dev.seedbed.core.schema.Sql;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes the role that owns our databases, as the embedded server's superuser; nothing else ever runs as that one.
///
/// It sees its own rows whatever row-level security a schema has, so that they can be counted, and may switch triggers
/// and foreign keys off for a transaction, to try rows that are rolled back.
record ServerRole(DatabaseUrl administrator) {

    private static final int FIRST_WITH_PARAMETER_RIGHTS = 15;

    void ensure() throws SQLException {
        var password = administrator.password().map(Secret::value).orElse("");
        var role = Sql.identifier(EmbeddedPostgres.ROLE);
        try (var connection = DriverManager.getConnection(administrator.jdbcUrl(), administrator.user(), password);
                var statement = connection.createStatement()) {
            try (var known = statement.executeQuery(
                    "SELECT FROM pg_roles WHERE rolname = " + Sql.literal(EmbeddedPostgres.ROLE))) {
                if (!known.next()) {
                    statement.execute("CREATE ROLE " + role);
                }
            }
            statement.execute("ALTER ROLE " + role + " LOGIN CREATEDB BYPASSRLS");
            if (connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_PARAMETER_RIGHTS) {
                statement.execute("GRANT SET ON PARAMETER session_replication_role TO " + role);
            }
        }
    }
}
