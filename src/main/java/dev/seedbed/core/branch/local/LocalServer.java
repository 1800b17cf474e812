package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.AdvisoryLock;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseDrop;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// A session in the server's maintenance database, from which databases are made, renamed and dropped.
///
/// Its locks end with it, so with the process that opened it.
final class LocalServer implements AutoCloseable {

    /// Held alone by whoever changes what a base is.
    static final AdvisoryLock PUBLISHING = new AdvisoryLock(0x5EEDBED0001L);

    /// Held together by those who clone a base, alone by the one who swaps it.
    static final AdvisoryLock CLONING = new AdvisoryLock(0x5EEDBED0002L);

    static final String NAME_TAKEN = "42P04";
    /// The same, when both came at once.
    static final String NAME_TAKEN_JUST_NOW = "23505";
    static final String ABSENT = "3D000";
    static final String IN_USE = "55006";

    private static final int ATTEMPTS = 4;

    private final Connection connection;

    private LocalServer(Connection connection) {
        this.connection = connection;
    }

    static LocalServer connect(DatabaseUrl url) {
        return new LocalServer(Connections.session(url));
    }

    interface Step {
        void run() throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    Catalogue catalogue() {
        return new Catalogue(connection);
    }

    int version() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    /// Copying takes long, and so may what happens beside this session: no limit that an administrator set
    /// should end it. Which limits there are depends on the version.
    void waitAsLongAsItTakes() throws SQLException {
        execute("SELECT set_config(name, '0', false) FROM pg_settings"
                + " WHERE name IN ('statement_timeout', 'idle_session_timeout', 'transaction_timeout')");
    }

    /// The one value that the question has, if it has a row.
    Optional<String> value(String query) throws SQLException {
        return Statements.value(connection, query);
    }

    void execute(String sql) throws SQLException {
        Statements.execute(connection, sql);
    }

    /// All of it or nothing, in one round trip.
    void executeTogether(List<String> statements) throws SQLException {
        try {
            execute("BEGIN;\n" + String.join(";\n", statements) + ";\nCOMMIT");
        } catch (SQLException e) {
            try {
                execute("ROLLBACK");
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    /// The server itself waits five seconds for other sessions to leave; this gives them a few times that.
    void insist(Step step) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try {
                step.run();
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS || !IN_USE.equals(SqlFailure.state(e))) {
                    throw e;
                }
            }
        }
    }

    /// Nobody drops a database of ours at the same time and means another one by the name: they are all of
    /// their own.
    ///
    /// Somebody may be dropping it already, and may have been killed at that. Altering such a database ends the
    /// session, so it is asked for once more.
    void drop(LocalDatabase database) throws SQLException {
        if (database.template() && isSealed(database.name())) {
            try {
                execute("ALTER DATABASE " + Sql.identifier(database.name()) + " IS_TEMPLATE false");
            } catch (SQLException e) {
                if (ABSENT.equals(SqlFailure.state(e))) {
                    return;
                }
                throw e;
            }
        }
        drop(database.name());
    }

    private boolean isSealed(String database) throws SQLException {
        return value("SELECT 1 FROM pg_database WHERE datistemplate AND datconnlimit <> -2 AND datname = "
                        + Sql.literal(database))
                .isPresent();
    }

    void drop(String database) throws SQLException {
        DatabaseDrop.of(connection, database);
    }

    /// Ends what others do in a database, as far as this role may.
    static String endSessions(String database) {
        return """
                SELECT pg_terminate_backend(a.pid)
                FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid
                     JOIN pg_roles me ON me.rolname = current_user
                WHERE a.datname = %s AND a.pid <> pg_backend_pid()
                  AND coalesce(a.backend_type, 'client backend') = 'client backend'
                  AND (me.rolsuper OR NOT r.rolsuper
                       AND (pg_has_role(r.oid, 'USAGE') OR pg_has_role('pg_signal_backend', 'USAGE')))
                """.formatted(Sql.literal(database)).strip();
    }

    /// Whose sessions are in a database: "2 of alice"; empty where there are none.
    String holders(String database) throws SQLException {
        var holders = new StringJoiner(", ");
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*), usename FROM pg_stat_activity WHERE datname = "
                        + Sql.literal(database) + " AND pid <> pg_backend_pid() AND usename IS NOT NULL"
                        + " GROUP BY usename ORDER BY usename")) {
            while (rows.next()) {
                holders.add(rows.getLong(1) + " of " + rows.getString(2));
            }
        }
        return holders.toString();
    }

    static String comment(String database, Marker marker) {
        return "COMMENT ON DATABASE " + Sql.identifier(database) + " IS " + Sql.literal(marker.text());
    }

    static String rename(String database, String name) {
        return "ALTER DATABASE " + Sql.identifier(database) + " RENAME TO " + Sql.identifier(name);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
