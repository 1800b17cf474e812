package dev.seedbed.core.cascade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Fault;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.MigrationRun;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Migrations against real servers, on random schemas.
///
/// What is promised: with the defaults no key can fail any more; rows are left behind only where a key that may be
/// NULL would have to close a circle of required keys; the migrated database is judged as foretold; and the way
/// back restores every definition.
class MigrationAgainstServerTest {

    private static final int SCHEMAS = Integer.getInteger("seedbed.migrations", 60);

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void mendsWhatItForetoldAndGoesBack(TestServer server) throws SQLException {
        var tenancies =
                LongStream.range(0, SCHEMAS).mapToObj(RandomTenancy::new).toList();
        var ddl = tenancies.stream().map(RandomTenancy::ddl).collect(Collectors.joining());
        try (var connections = server.connections(ddl);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            for (var table : schema.tables()) {
                try (var statement = connection.createStatement()) {
                    statement.execute(
                            "TRUNCATE %s CASCADE".formatted(table.name().sql()));
                }
            }
            var before = MigrationRun.definitions(connection);
            var migrations = new LinkedHashMap<RandomTenancy, Migration>();
            for (var tenancy : tenancies) {
                var part = part(schema, tenancy);
                var migration = Migration.of(
                        TenantGraph.of(part, tenancy.root()),
                        migrations.size() % 2 == 0 ? Choices.DEFAULTS : carrying(part));
                MigrationRun.run(connection, migration.forward());
                migrations.put(tenancy, migration);
            }

            var migrated = new Introspector().read(connection);
            assumeThat(digits(migrated))
                    .as("triggers fire by name, and their numbers have got one more digit meanwhile")
                    .hasSize(1);
            migrations.forEach((tenancy, migration) -> {
                var part = part(migrated, tenancy);
                assertThat(sayings(TenantGraph.of(part, tenancy.root())))
                        .as(tenancy.namespace())
                        .isEqualTo(sayings(migration.after()));
                assertThat(unsafe(migration.after())).as(tenancy.namespace()).isEmpty();
                assertThat(migration.open())
                        .as(tenancy.namespace())
                        .allSatisfy(decision ->
                                assertThat(decision.fault().kind()).isIn(Fault.Kind.MAY_BE_NULL, Fault.Kind.FOLLOWS));
                assertThat(migration.after().problems().isEmpty())
                        .as(tenancy.namespace())
                        .isEqualTo(migration.open().isEmpty());
            });
            assertThat(migrations.values().stream()
                            .filter(migration -> !migration.changes().all().isEmpty()))
                    .hasSizeGreaterThan(SCHEMAS / 2);

            for (var migration : migrations.values()) {
                MigrationRun.run(connection, migration.backward());
            }
            assertThat(MigrationRun.definitions(connection)).isEqualTo(before);
        }
    }

    /// How long the names of triggers are, which the server numbers: `_99999` comes behind `_100000`.
    private static Set<Integer> digits(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(key -> key.deleteTrigger().length())
                .collect(Collectors.toSet());
    }

    /// The tenant is carried wherever that is offered.
    private static Choices carrying(Schema schema) {
        return new Choices(
                List.of(),
                schema.tables().stream()
                        .collect(Collectors.toMap(table -> table.name().toString(), _ -> Remedy.CARRY_TENANT)));
    }

    /// With rows, in which optional keys are NULL here and there, columns stay as optional as they are.
    @ParameterizedTest
    @MethodSource("servers")
    void letsTheDeletePassOnRealRows(TestServer server) throws SQLException {
        var tenancies = LongStream.range(1_000, 1_000 + SCHEMAS)
                .mapToObj(RandomTenancy::new)
                .toList();
        var ddl = tenancies.stream().map(RandomTenancy::ddl).collect(Collectors.joining());
        try (var connections = server.connections(ddl);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            for (var tenancy : tenancies) {
                MigrationRun.run(
                        connection, sparing(part(schema, tenancy), tenancy).forward());
            }
            var migrated = new Introspector().read(connection);
            connection.setAutoCommit(false);
            for (var tenancy : tenancies) {
                var trial = TrialDelete.run(connection, part(migrated, tenancy), tenancy.root());
                assertThat(trial.failure()).as(trial.toString()).isEmpty();
                assertThat(trial.misjudged()).as(trial.toString()).isEmpty();
            }
        }
    }

    private static Migration sparing(Schema schema, RandomTenancy tenancy) {
        var graph = TenantGraph.of(schema, tenancy.root());
        var spared = new TreeMap<String, Remedy>();
        while (true) {
            var migration = Migration.of(graph, new Choices(List.of(), spared));
            var more = false;
            for (var fault : migration.seen()) {
                more |= fault.kind() == Fault.Kind.MAY_BE_NULL
                        && spared.put(fault.names().getLast(), Remedy.INTENDED) == null;
            }
            if (!more) {
                return migration;
            }
        }
    }

    /// The keys that can make the delete fail; a row that gets a default instead is left to the data.
    private static List<KeyEffect> unsafe(TenantGraph graph) {
        return graph.effects().stream()
                .filter(effect -> effect.certainty() != Certainty.SAFE
                        && graph.verdict(effect.key().table()).verdict() == Verdict.BLOCKS)
                .toList();
    }

    private static List<String> sayings(TenantGraph graph) {
        return Stream.concat(
                        graph.verdicts().stream()
                                .map(verdict -> "%s %s %s %s"
                                        .formatted(
                                                verdict.table(),
                                                verdict.verdict(),
                                                verdict.path().stream()
                                                        .map(ForeignKey::name)
                                                        .toList(),
                                                verdict.badges().stream()
                                                        .sorted()
                                                        .toList())),
                        graph.effects().stream()
                                .map(effect -> effect.key().name() + " " + effect.certainty())
                                .sorted())
                .toList();
    }

    private static Schema part(Schema schema, RandomTenancy tenancy) {
        return new Schema(
                schema.tables().stream()
                        .filter(table -> table.name().schema().equals(tenancy.namespace()))
                        .toList(),
                schema.serverVersion());
    }
}
