package dev.seedbed.core.database;

import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// A copy of a schema's database in which anything may be tried; dropped when it is closed.
///
/// A process that is killed leaves one behind; the next one that is made sweeps those of ended sessions.
public final class ScratchDatabase implements AutoCloseable {

    private static final String PREFIX = "seedbed_scratch_";
    private static final String IN_USE = "55006";
    private static final int ATTEMPTS = 4;
    private static final long HOUR = 3_600;
    private static final Pattern MADE = Pattern.compile(PREFIX + "(\\d{1,12})_.*");

    private final Connection maintenance;
    private final DatabaseUrl url;

    private ScratchDatabase(Connection maintenance, DatabaseUrl url) {
        this.maintenance = maintenance;
        this.url = url;
    }

    /// `maintenance` is another database of the same server, from which this one is made and dropped.
    public static ScratchDatabase copyOf(DatabaseUrl schemaDatabase, DatabaseUrl maintenance) {
        var name = PREFIX + now() + "_"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        var connection = Connections.session(maintenance);
        try {
            sweep(connection);
            copy(connection, schemaDatabase.database(), name);
            return new ScratchDatabase(connection, maintenance.withDatabase(name));
        } catch (SQLException failure) {
            close(connection, failure);
            throw SqlFailure.exception("The scratch copy could not be made.", maintenance, failure);
        }
    }

    public DatabaseUrl url() {
        return url;
    }

    /// The server itself waits five seconds for sessions of the schema's database to leave.
    private static void copy(Connection connection, String schema, String name) throws SQLException {
        for (var attempt = 1; ; attempt++) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + Sql.identifier(name) + " TEMPLATE " + Sql.identifier(schema));
                return;
            } catch (SQLException busy) {
                if (attempt == ATTEMPTS || !IN_USE.equals(SqlFailure.state(busy))) {
                    throw busy;
                }
            }
        }
    }

    /// A name says in which second it was made; copies that nobody uses an hour later were left behind.
    private static void sweep(Connection connection) throws SQLException {
        var left = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("""
                        SELECT datname FROM pg_database d
                        WHERE datname LIKE 'seedbed\\_scratch\\_%' AND pg_get_userbyid(datdba) = current_user
                          AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)
                        """)) {
            while (found.next()) {
                left.add(found.getString(1));
            }
        }
        for (var name : left) {
            var made = MADE.matcher(name);
            if (made.matches() && Long.parseLong(made.group(1)) < now() - HOUR) {
                DatabaseDrop.of(connection, name);
            }
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static void close(Connection connection, SQLException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /// What cannot be dropped now is swept later.
    @Override
    public void close() {
        try (maintenance) {
            DatabaseDrop.of(maintenance, url.database());
        } catch (SQLException failure) {
            throw SqlFailure.exception("The scratch copy could not be dropped.", url, failure);
        }
    }
}
