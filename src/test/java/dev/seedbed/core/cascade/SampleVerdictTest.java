package dev.seedbed.core.cascade;

import static dev.seedbed.testing.SchemaBuilder.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleVerdictTest {

    @Test
    void findsNothingWrongWithTheLedger() {
        var graph = TenantGraph.of(read("ledger"));

        assertThat(graph.root()).hasValue(name("workspaces"));
        assertThat(graph.problems()).isEmpty();
        assertThat(graph.effects()).extracting(KeyEffect::certainty).containsOnly(Certainty.SAFE);
    }

    @Test
    void findsNothingWrongWithTheTracker() {
        var graph = TenantGraph.of(read("tracker"));

        assertThat(graph.root()).hasValue(name("workspaces"));
        assertThat(graph.problems()).isEmpty();
    }

    @Test
    void findsEveryFaultOfTheStorefront() {
        var graph = TenantGraph.of(read("storefront"));

        assertThat(graph.root()).hasValue(name("stores"));
        assertThat(graph.problems())
                .extracting(verdict ->
                        verdict.table().name() + " " + verdict.verdict().code())
                .containsExactly(
                        "carts blocks",
                        "loyalty_cards blocks",
                        "order_lines blocks",
                        "payouts blocks",
                        "search_queries left-behind",
                        "shipments blocks",
                        "uploads left-behind",
                        "webhook_deliveries left-behind");
        assertThat(graph.verdict(name("audit_events")).verdict()).isEqualTo(Verdict.DETACHED);
        assertThat(graph.verdict(name("stock_movements")).badges()).containsExactly(Badge.NO_INDEX);
        assertThat(graph.verdict(name("related_products")).badges()).containsExactly(Badge.CROSS_TENANT);
    }

    private static Schema read(String sample) {
        var resource = "/dev/seedbed/samples/" + sample + ".sql";
        try (var ddl = Objects.requireNonNull(SampleVerdictTest.class.getResourceAsStream(resource));
                var connections =
                        PostgresServers.newest().connections(new String(ddl.readAllBytes(), StandardCharsets.UTF_8));
                var connection = connections.open()) {
            return new Introspector().read(connection);
        } catch (IOException | SQLException e) {
            throw new AssertionError(resource, e);
        }
    }
}
