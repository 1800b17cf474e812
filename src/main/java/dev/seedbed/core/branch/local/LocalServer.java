package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.AdvisoryLock;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseDrop;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// A session in the server's maintenance database, from which databases are made, renamed and dropped.
///
/// Its locks end with it, so with the process that opened it.
final class LocalServer implements AutoCloseable {

    /// Held alone by whoever publishes.
    static final AdvisoryLock PUBLISHING = new AdvisoryLock(0x5EEDBED0001L);

    /// Held together by those who clone a base, alone by the one who swaps it.
    static final AdvisoryLock CLONING = new AdvisoryLock(0x5EEDBED0002L);

    static final String STAGE = "seedbed_stage_";
    static final String PREVIOUS = "seedbed_previous_";
    static final String CLONE = "seedbed_clone_";

    /// From here on copying files is faster than writing every page to the log.
    private static final long FILE_COPY_BYTES = 32L << 20;

    private static final int FIRST_WITH_STRATEGY = 15;
    private static final Set<String> GONE = Set.of("3D000", "42704", "58P01");

    private final DatabaseUrl url;
    private final Connection connection;

    private LocalServer(DatabaseUrl url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    static LocalServer connect(DatabaseUrl url) {
        return new LocalServer(url, Connections.session(url));
    }

    DatabaseUrl url() {
        return url;
    }

    Connection connection() {
        return connection;
    }

    /// A name that no other database has.
    static String fresh(String prefix) {
        return prefix + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /// All databases of the server; the sizes of ours only. What somebody drops meanwhile is left out.
    List<LocalDatabase> databases() throws SQLException {
        var databases = new ArrayList<LocalDatabase>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT oid, datname, coalesce(shobj_description(oid, 'pg_database'), ''), datistemplate,
                               pg_get_userbyid(datdba) = current_user
                        FROM pg_database
                        ORDER BY datname::text COLLATE "C"
                        """)) {
            while (rows.next()) {
                var marker = Marker.read(rows.getString(3));
                var owned = rows.getBoolean(5);
                var size = marker.isPresent() && owned ? size(rows.getLong(1)) : Optional.of(0L);
                if (size.isPresent()) {
                    var template = rows.getBoolean(4);
                    databases.add(new LocalDatabase(rows.getString(2), marker, template, owned, size.get()));
                }
            }
        }
        return databases;
    }

    /// How large a database is on disk; empty when it is no longer there.
    Optional<Long> size(long oid) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_database_size(" + oid + "::oid)")) {
            row.next();
            var size = row.getLong(1);
            return row.wasNull() ? Optional.empty() : Optional.of(size);
        } catch (SQLException e) {
            if (GONE.contains(SqlFailure.state(e))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    Optional<LocalDatabase> database(String name) throws SQLException {
        return databases().stream().filter(found -> found.name().equals(name)).findFirst();
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// All of it or nothing.
    void executeTogether(List<String> statements) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (var statement : statements) {
                execute(statement);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /// Copies a whole database in the way that is fastest for its size.
    void copy(LocalDatabase source, String target) throws SQLException {
        var large = source.sizeBytes() >= FILE_COPY_BYTES;
        if (large && sharesBlocks()) {
            execute("SET file_copy_method = clone");
        }
        var strategy = connection.getMetaData().getDatabaseMajorVersion() < FIRST_WITH_STRATEGY
                ? ""
                : " STRATEGY " + (large ? "file_copy" : "wal_log");
        execute("CREATE DATABASE " + Sql.identifier(target) + " TEMPLATE " + Sql.identifier(source.name()) + strategy);
    }

    /// Whether this server knows how to share blocks between copies of a file.
    private boolean sharesBlocks() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT FROM pg_settings WHERE name = 'file_copy_method' AND 'clone' = ANY (enumvals)")) {
            return row.next();
        }
    }

    void drop(LocalDatabase database) throws SQLException {
        if (database.template()) {
            execute("ALTER DATABASE " + Sql.identifier(database.name()) + " IS_TEMPLATE false");
        }
        drop(database.name());
    }

    void drop(String database) throws SQLException {
        DatabaseDrop.of(connection, database);
    }

    /// Ends what others still do in a database; they have five seconds to be gone.
    void endSessions(String database) throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
                + " AND backend_type = 'client backend' AND datname = " + Sql.literal(database));
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
