package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.schema.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// Databases of the embedded server that hold a schema file: PostgreSQL itself is the parser of DDL.
///
/// Each is named by the content of its file and made once, whatever the file is called. Other processes see it complete
/// or not at all.
public final class SchemaDatabases {

    private static final Duration LOADING_LIMIT = Duration.ofMinutes(5);
    /// Changes whenever the same file would be loaded in another way.
    private static final String LOADING = "8";

    private static final int NAME_BYTES = 8;
    private static final String UNFINISHED = "seedbed_loading_";

    private final EmbeddedPostgres server;

    public SchemaDatabases(EmbeddedPostgres server) {
        this.server = server;
    }

    /// The same, for text that comes from no file.
    public SchemaDatabase load(String ddl, Progress progress) {
        return load(ddl, "the schema", progress);
    }

    /// The database that holds this DDL; starts the server if need be. `origin` names the file in problems.
    public SchemaDatabase load(String ddl, String origin, Progress progress) {
        var maintenance = server.start(progress).url();
        var hash = hash(ddl);
        var finished = maintenance.withDatabase("seedbed_schema_" + hash);
        try (var connection = Connections.session(maintenance)) {
            lock(connection, Long.parseUnsignedLong(hash, 16), progress);
            if (!exists(connection, finished.database())) {
                var loading = maintenance.withDatabase(UNFINISHED + hash);
                sweep(connection);
                make(connection, new SchemaLoader(loading, origin), finished.database(), ddl, progress);
            }
            return new SchemaDatabase(finished, leftOut(connection, finished.database(), origin));
        } catch (SQLException e) {
            throw SqlFailure.exception("The schema could not be loaded.", maintenance, e);
        }
    }

    /// Two processes with the same file: the second waits for the first.
    private static void lock(Connection connection, long key, Progress progress) throws SQLException {
        if (!new AdvisoryLock(key).hold(connection, LOADING_LIMIT, progress, "waiting for another Seedbed")) {
            throw new SQLException("Another Seedbed is still loading the same schema.", "55P03");
        }
    }

    private static void make(Connection connection, SchemaLoader loader, String finished, String ddl, Progress progress)
            throws SQLException {
        var name = loader.database().database();
        var loading = Sql.identifier(name);
        DatabaseDrop.of(connection, name);
        Statements.execute(connection, "CREATE DATABASE " + loading);
        try {
            var leftOut = loader.load(ddl, progress).stream()
                    .map(problem ->
                            problem.at(problem.where().substring(loader.origin().length())))
                    .toList();
            Statements.execute(
                    connection, "ALTER ROLE CURRENT_USER RESET ALL"); // a DO block can set it for all who come later
            Statements.execute(
                    connection,
                    "COMMENT ON DATABASE " + loading + " IS "
                            + Sql.literal(new JsonMapper().writeValueAsString(leftOut)));
            Statements.execute(connection, "ALTER DATABASE " + loading + " RENAME TO " + Sql.identifier(finished));
        } catch (RuntimeException | SQLException e) {
            DatabaseDrop.of(connection, name);
            throw e;
        }
    }

    /// Kept as the database's comment, so that whoever uses it next is told as well, by the name of his own file.
    private static List<Problem> leftOut(Connection connection, String database, String origin) throws SQLException {
        var sql = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = "
                + Sql.literal(database);
        var problems = Statements.value(connection, sql).orElse("[]");
        return problems.equals("[]")
                ? List.of()
                : Stream.of(new JsonMapper().readValue(problems, Problem[].class))
                        .map(problem -> problem.at(origin + problem.where()))
                        .toList();
    }

    /// What killed processes left half made: nobody holds the lock under which it is made.
    private static void sweep(Connection connection) throws SQLException {
        var found = Statements.value(
                connection,
                "SELECT string_agg(datname, ' ') FROM pg_database WHERE datname ~ '^" + UNFINISHED + "[0-9a-f]{16}$'");
        for (var name : found.map(names -> names.split(" ")).orElse(new String[0])) {
            var lock = new AdvisoryLock(Long.parseUnsignedLong(name.substring(UNFINISHED.length()), 16));
            if (lock.attempt(connection)) {
                DatabaseDrop.of(connection, name);
                lock.release(connection);
            }
        }
    }

    private static boolean exists(Connection connection, String database) throws SQLException {
        return Statements.holds(connection, "SELECT true FROM pg_database WHERE datname = " + Sql.literal(database));
    }

    private static String hash(String ddl) {
        return Sha256.of(LOADING + ddl).substring(0, 2 * NAME_BYTES);
    }
}
