package dev.seedbed.core.cascade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.MigrationRun;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptTest {

    private static final TableName HOSTILE = new TableName("s; \\! false", "t\"; drop table x; --\n\\echo");

    private static final String HOSTILE_COLUMN = "t \"\";\nROLLBACK; -- */ :x :'y' $$";

    private static final String PARTITIONED = """
            CREATE TABLE tenants (id int PRIMARY KEY);
            CREATE TABLE days (id int, day date NOT NULL, tenant_id int NOT NULL, PRIMARY KEY (id, day),
                CONSTRAINT days_fk FOREIGN KEY (tenant_id) REFERENCES tenants (id)) PARTITION BY RANGE (day);
            CREATE TABLE days_1 PARTITION OF days DEFAULT;
            CREATE TABLE hours (id int, day date NOT NULL, day_id int NOT NULL, PRIMARY KEY (id, day),
                CONSTRAINT hours_fk FOREIGN KEY (day_id, day) REFERENCES days (id, day) ON UPDATE CASCADE)
                PARTITION BY RANGE (day);
            CREATE TABLE hours_1 PARTITION OF hours DEFAULT;
            CREATE TABLE laps (id int, day date NOT NULL, hour_id int NOT NULL, day_id int NOT NULL, PRIMARY KEY (id, day),
                CONSTRAINT laps_hour_fk FOREIGN KEY (hour_id, day) REFERENCES hours (id, day) ON DELETE CASCADE,
                CONSTRAINT laps_day_fk FOREIGN KEY (day_id, day) REFERENCES days (id, day)) PARTITION BY RANGE (day);
            CREATE TABLE laps_1 PARTITION OF laps DEFAULT;
            CREATE TABLE notes (id int PRIMARY KEY, hour_id int NOT NULL, day date NOT NULL);
            ALTER TABLE notes ADD CONSTRAINT notes_fk FOREIGN KEY (hour_id, day) REFERENCES hours (id, day) NOT VALID;
            COMMENT ON CONSTRAINT days_fk ON days IS '@foreignFieldName days';
            COMMENT ON CONSTRAINT laps_day_fk ON laps IS 'made anew at none of the servers';
            COMMENT ON CONSTRAINT notes_fk ON notes IS 'not valid since 2021';
            """;

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void letsNoNameOutOfItsPlace(TestServer server, @TempDir Path folder) throws Exception {
        var database = server.database(hostileTables());
        try (var connections = Connections.to(database);
                var connection = connections.open()) {
            var root = HOSTILE;
            var before = MigrationRun.definitions(connection);
            var migration = Migration.of(graph(connection, root), Choices.DEFAULTS);
            assertThat(migration.changes().all()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(migration.open()).isEmpty();

            MigrationRun.run(connection, migration.forward());
            assertThat(graph(connection, root).problems()).isEmpty();
            MigrationRun.run(connection, migration.backward());
            assertThat(MigrationRun.definitions(connection)).isEqualTo(before);

            for (var script : List.of(migration.forward(), migration.backward())) {
                Psql.find().ifPresent(psql -> psql.run(database, write(folder, script.text())));
            }
            assertThat(MigrationRun.definitions(connection)).isEqualTo(before);
        }
    }

    /// A key that blocks, and a column that is only named like it.
    private static String hostileTables() {
        var column = Sql.identifier(HOSTILE_COLUMN);
        var table = new TableName(HOSTILE.schema(), "own\r\n;").sql();
        var key = Sql.identifier("key\n\"; --");
        return "CREATE SCHEMA %s; CREATE TABLE %s (id int PRIMARY KEY); "
                        .formatted(Sql.identifier(HOSTILE.schema()), HOSTILE.sql())
                + "CREATE TABLE %s (id int PRIMARY KEY, %s int, CONSTRAINT %s FOREIGN KEY (%s) REFERENCES %s); "
                        .formatted(table, column, key, column, HOSTILE.sql())
                + "COMMENT ON CONSTRAINT %s ON %s IS %s;"
                        .formatted(key, table, Sql.literal("it's; :x \\\n\\echo $$ -- */"))
                + "CREATE TABLE named (id int PRIMARY KEY, %s int NOT NULL);".formatted(column);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void doesTheNearestThingOnPartitionedTables(TestServer server) throws SQLException {
        try (var connections = server.connections(PARTITIONED);
                var connection = connections.open()) {
            var root = new TableName("public", "tenants");
            var before = MigrationRun.definitions(connection);
            var migration = Migration.of(graph(connection, root), Choices.DEFAULTS);
            assertThat(migration.open()).isEmpty();
            assertThat(migration.forward().text())
                    .contains("No index of a partitioned table can be built CONCURRENTLY.")
                    .contains("ON UPDATE CASCADE ON DELETE CASCADE")
                    .contains("ALTER CONSTRAINT \"laps_day_fk\" DEFERRABLE INITIALLY DEFERRED")
                    .doesNotContain("VALIDATE CONSTRAINT \"notes_fk\"");

            MigrationRun.run(connection, migration.forward());
            var migrated = graph(connection, root);
            assertThat(migrated.problems()).isEmpty();
            assertThat(effects(migrated)).isEqualTo(effects(migration.after()));
            MigrationRun.run(connection, migration.backward());
            assertThat(MigrationRun.definitions(connection)).isEqualTo(before);
        }
    }

    private static List<String> effects(TenantGraph graph) {
        return graph.effects().stream()
                .map(effect -> effect.key().name() + " " + effect.certainty())
                .toList();
    }

    /// What the remarks say about locks is what the server takes.
    @ParameterizedTest
    @MethodSource("servers")
    void namesTheLocksOfEachStep(TestServer server) throws SQLException {
        try (var connections = server.connections(Samples.ddl("storefront"));
                var connection = connections.open()) {
            var carry = new Choices(List.of(), Map.of("related_products", Remedy.CARRY_TENANT));
            var migration = Migration.of(TenantGraph.of(new Introspector().read(connection)), carry);
            for (var script : List.of(migration.forward(), migration.backward())) {
                for (var step : script.steps()) {
                    var locks = locks(connection, step);
                    assertThat(locks.isEmpty()).isEqualTo(!step.transaction());
                    assertThat(locks)
                            .allSatisfy(lock -> assertThat(String.join(" ", step.remarks()))
                                    .as(step.statements().toString())
                                    .containsPattern(lock));
                }
            }
        }
    }

    /// The strongest lock on each table as a pattern: `ACCESS EXCLUSIVE on (.* and )?public.orders`.
    private static List<String> locks(Connection connection, Step step) throws SQLException {
        var locks = new ArrayList<String>();
        connection.setAutoCommit(!step.transaction());
        try (var statement = connection.createStatement()) {
            for (var sql : step.statements()) {
                statement.execute(sql);
            }
            if (step.transaction()) {
                try (var answer = statement.executeQuery(STRONGEST)) {
                    while (answer.next()) {
                        locks.add(mode(answer.getString(1)) + " on ([^ :,]+ and )?" + answer.getString(2));
                    }
                }
                connection.commit();
            }
        }
        connection.setAutoCommit(true);
        return locks;
    }

    private static final String STRONGEST = """
            SELECT DISTINCT ON (relation) mode, name
            FROM (SELECT mode, 'public.' || relname AS name, relation FROM pg_locks JOIN pg_class ON pg_class.oid = relation
                WHERE pid = pg_backend_pid() AND relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                AND mode <> 'AccessShareLock') AS held
            ORDER BY relation, array_position(ARRAY['AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock',
                'ShareLock', 'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock'], mode)
            """;

    /// `RowShareLock` is ROW SHARE.
    private static String mode(String name) {
        return name.replaceAll("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }

    private static Path write(Path folder, String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "script", ".sql"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TenantGraph graph(Connection connection, TableName root) {
        return TenantGraph.of(new Introspector().read(connection), root);
    }
}
