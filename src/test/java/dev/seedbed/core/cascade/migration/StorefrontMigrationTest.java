package dev.seedbed.core.cascade.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.MigrationRun;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Psql;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StorefrontMigrationTest {

    private static final Choices CARRY = new Choices(List.of(), Map.of("related_products", Remedy.CARRY_TENANT));

    static Stream<TestServer> servers() {
        return PostgresServers.all().stream();
    }

    @Test
    void mendsEveryPlantedFaultInItsOwnWay() {
        var graph = TenantGraph.of(Samples.schema(PostgresServers.newest(), "storefront"));
        var migration = Migration.of(graph, Choices.DEFAULTS);

        assertThat(migration.decisions())
                .extracting(decision -> "%s %s: %s"
                        .formatted(
                                decision.fault().name(),
                                decision.fault().kind().code(),
                                decision.offer().remedy().code()))
                .containsExactlyInAnyOrder(
                        "shipments_order_fk blocks: cascade",
                        "order_lines_product_fk blocks: deferrable",
                        "payouts_store_fk blocks: cascade",
                        "loyalty_cards_customer_fk blocks: cascade",
                        "carts_customer_fk blocks: set-null",
                        "carts no-key: add-key",
                        "search_queries no-key: add-key",
                        "uploads_store_fk may-be-null: require",
                        "webhook_deliveries no-key: add-key",
                        "stock_movements_product_fk no-index: add-index",
                        "related_products_product_fk cross-tenant: keep",
                        "related_products_related_fk cross-tenant: keep",
                        "audit_events_store_fk detached: intended");
        assertThat(migration.open()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void leavesNoProblemAndGoesBackExactly(TestServer server) throws SQLException {
        migrateAndBack(server, Choices.DEFAULTS);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void carriesTheTenantWhenAsked(TestServer server) throws SQLException {
        var migrated = migrateAndBack(server, CARRY);

        assertThat(migrated.verdicts())
                .allSatisfy(verdict -> assertThat(verdict.badges()).doesNotContain(Badge.CROSS_TENANT));
    }

    private static TenantGraph migrateAndBack(TestServer server, Choices choices) throws SQLException {
        try (var connections = server.connections(Samples.ddl("storefront"));
                var connection = connections.open()) {
            var before = MigrationRun.definitions(connection);
            var migration = Migration.of(judge(connection), choices);

            MigrationRun.run(connection, migration.forward());
            var migrated = judge(connection);
            assertThat(migrated.problems()).isEmpty();
            assertThat(migrated.effects()).extracting(KeyEffect::certainty).containsOnly(Certainty.SAFE);
            assertThat(migrated.verdicts())
                    .allSatisfy(verdict -> assertThat(verdict.badges()).doesNotContain(Badge.NO_INDEX));
            assertThat(sayings(migrated)).isEqualTo(sayings(migration.after()));

            MigrationRun.run(connection, migration.backward());
            assertThat(MigrationRun.definitions(connection)).isEqualTo(before);
            return migrated;
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void runsInTheStockClient(TestServer server, @TempDir Path folder) throws Exception {
        var psql = Psql.find();
        Assumptions.assumeTrue(psql.isPresent());
        var database = server.database(Samples.ddl("storefront"));
        try (var connections = Connections.to(database);
                var connection = connections.open()) {
            var before = MigrationRun.definitions(connection);
            var migration = Migration.of(judge(connection), CARRY);
            psql.orElseThrow()
                    .run(
                            database,
                            Files.writeString(
                                    folder.resolve("up.sql"),
                                    migration.forward().text()));
            assertThat(judge(connection).problems()).isEmpty();
            psql.orElseThrow()
                    .run(
                            database,
                            Files.writeString(
                                    folder.resolve("down.sql"),
                                    migration.backward().text()));
            assertThat(MigrationRun.definitions(connection)).isEqualTo(before);
        }
    }

    private static TenantGraph judge(Connection connection) {
        return TenantGraph.of(new Introspector().read(connection));
    }

    private static List<String> sayings(TenantGraph graph) {
        return graph.verdicts().stream().map(StorefrontMigrationTest::saying).toList();
    }

    private static String saying(TableVerdict verdict) {
        return verdict.table() + " " + verdict.verdict() + " " + verdict.reason() + " "
                + verdict.badges().stream().sorted().toList();
    }
}
