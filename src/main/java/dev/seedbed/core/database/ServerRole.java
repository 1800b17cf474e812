package dev.seedbed.core.database;

import dev.seedbed.core.schema.Sql;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes the role that owns our databases, as the embedded server's superuser; nothing else ever runs as that one.
///
/// It sees its own rows whatever row-level security a schema has, so that they can be counted.
record ServerRole(DatabaseUrl administrator) {

    void ensure() throws SQLException {
        var password = administrator.password().map(Secret::value).orElse("");
        try (var connection = DriverManager.getConnection(administrator.jdbcUrl(), administrator.user(), password);
                var statement = connection.createStatement()) {
            var role = Sql.literal(EmbeddedPostgres.ROLE);
            try (var known = statement.executeQuery("SELECT rolbypassrls FROM pg_roles WHERE rolname = " + role)) {
                if (known.next()) {
                    if (!known.getBoolean(1)) {
                        statement.execute("ALTER ROLE " + Sql.identifier(EmbeddedPostgres.ROLE) + " BYPASSRLS");
                    }
                    return;
                }
            }
            statement.execute("CREATE ROLE " + Sql.identifier(EmbeddedPostgres.ROLE) + " LOGIN CREATEDB BYPASSRLS");
        }
    }
}
