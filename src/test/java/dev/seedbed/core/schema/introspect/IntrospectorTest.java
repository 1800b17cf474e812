package dev.seedbed.core.schema.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@MethodSource("dev.seedbed.testing.PostgresServers#all")
class IntrospectorTest {

    private static final String REFERENCING_TABLE = """
            CREATE TABLE t%1$d (
                id bigserial PRIMARY KEY, parent bigint REFERENCES t%2$d ON DELETE CASCADE, name varchar(20) NOT NULL,
                status text DEFAULT 'new' CHECK (status IN ('new', 'old')), at timestamptz NOT NULL DEFAULT now(),
                a int, b int, c int, d text, e jsonb, UNIQUE (parent, name)
            );
            """;

    private static final int READS = 100;

    @Parameter
    TestServer server;

    @Test
    void leavesTheConnectionAsItWas() throws SQLException {
        try (var connections = server.connections("CREATE TABLE t ()");
                var connection = connections.open()) {
            new Introspector().read(connection);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(setting(connection, "search_path")).contains("public");
            assertThat(setting(connection, "transaction_read_only")).isEqualTo("off");
        }
    }

    @Test
    void readsThroughAReadOnlySession() throws SQLException {
        try (var connections = Connections.readOnly(server.database("CREATE TABLE t ()"));
                var connection = connections.open()) {
            assertThat(new Introspector().read(connection).tables()).hasSize(1);
        }
    }

    @Test
    void readsAThousandTables() throws SQLException {
        var ddl = IntStream.range(0, 1_000)
                .mapToObj(i -> REFERENCING_TABLE.formatted(i, Math.max(0, i - 1)))
                .collect(Collectors.joining());
        try (var connections = server.connections(ddl);
                var connection = connections.open()) {
            assertThat(new Introspector().read(connection).tables()).hasSize(1_000);
        }
    }

    /// As a load does, which takes keys away and makes them again.
    @Test
    void readsWhileKeysAreMadeAnew() throws Exception {
        var database = server.database("CREATE TABLE t (a int, b int)");
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var connections = Connections.to(database);
                var connection = connections.open()) {
            var changes = threads.submit(() -> {
                while (!done.get()) {
                    TestServer.execute(
                            database, "ALTER TABLE t ADD PRIMARY KEY (a), ADD UNIQUE (b), ADD CHECK (a < b)");
                    TestServer.execute(
                            database,
                            "ALTER TABLE t DROP CONSTRAINT t_pkey, DROP CONSTRAINT t_b_key, DROP CONSTRAINT t_check");
                }
            });
            try {
                for (var read = 0; read < READS; read++) {
                    assertThat(new Introspector().read(connection).tables()).hasSize(1);
                }
            } finally {
                done.set(true);
            }
            changes.get();
        }
    }

    /// A transaction that sees the past, in which the keys still are; the server tells their definitions no more.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE t DROP CONSTRAINT t_pkey",
                "ALTER TABLE t DROP CONSTRAINT t_excl",
                "DROP INDEX t_unique",
                "DROP INDEX t_expression",
            })
    void takesNothingForADefinitionThatIsGone(String change) throws SQLException {
        var database = server.database("""
                CREATE TABLE t (
                    a int PRIMARY KEY, b int UNIQUE, c int,
                    CONSTRAINT t_excl EXCLUDE USING gist (int4range(a, b) WITH &&));
                CREATE UNIQUE INDEX t_unique ON t (c);
                CREATE INDEX t_expression ON t (abs(a));
                """);
        try (var connections = Connections.to(database);
                var connection = connections.open()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            setting(connection, "pg_backend_pid");
            TestServer.execute(database, change);

            var problem = catchThrowableOfType(SeedbedException.class, () -> new Introspector().read(connection))
                    .problem();

            assertThat(problem.remedy()).isEqualTo("Try again: the schema may have changed while it was read.");
        }
    }

    @Test
    void saysWhatHappenedWhenTheServerEndsTheSession() throws SQLException {
        var database = server.database("CREATE TABLE t ()");
        try (var connections = Connections.to(database);
                var connection = connections.open()) {
            TestServer.execute(database, "SELECT pg_terminate_backend(" + setting(connection, "pg_backend_pid") + ")");

            var problem = catchThrowableOfType(SeedbedException.class, () -> new Introspector().read(connection))
                    .problem();

            assertThat(problem.category()).isEqualTo(Category.UNREACHABLE);
            assertThat(problem.what()).isEqualTo("The schema could not be read.");
            assertThat(problem.where())
                    .isEqualTo("jdbc:postgresql://127.0.0.1:%d/%s as user seedbed"
                            .formatted(database.port(), database.database()));
            assertThat(problem.why()).startsWith("FATAL: terminating connection");
            assertThat(problem.remedy()).isEqualTo("Check that the server is up and reachable, then try again.");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var answer =
                        statement.executeQuery(name.startsWith("pg_") ? "SELECT " + name + "()" : "SHOW " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
