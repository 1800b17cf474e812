package dev.seedbed.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.Badge;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Each table of the samples gets the verdict that it was written to get.
class SampleVerdictsTest {

    private static TenantGraph graph(String sample) {
        return TenantGraph.of(Samples.schema(PostgresServers.newest(), sample));
    }

    private static Map<String, Verdict> verdicts(TenantGraph graph) {
        return graph.verdicts().stream()
                .collect(Collectors.toMap(
                        verdict -> verdict.table().name(), TableVerdict::verdict, (first, _) -> first, TreeMap::new));
    }

    private static List<String> badged(TenantGraph graph, Badge badge) {
        return graph.verdicts().stream()
                .filter(verdict -> verdict.badges().contains(badge))
                .map(verdict -> verdict.table().name())
                .toList();
    }

    @Test
    void ledgerIsDeletedWhole() {
        var graph = graph("ledger");
        var verdicts = verdicts(graph);

        assertThat(graph.root()).contains(new TableName("public", "workspaces"));
        assertThat(verdicts.remove("workspaces")).isEqualTo(Verdict.ROOT);
        assertThat(verdicts.remove("currencies")).isEqualTo(Verdict.SHARED);
        assertThat(verdicts.remove("fx_rates")).isEqualTo(Verdict.SHARED);
        assertThat(verdicts)
                .hasSize(15)
                .allSatisfy((_, verdict) -> assertThat(verdict).isEqualTo(Verdict.DELETED));
        assertThat(badged(graph, Badge.NO_INDEX)).isEmpty();
    }

    @Test
    void storefrontHasOneOfEachFault() {
        var graph = graph("storefront");

        assertThat(graph.root()).contains(new TableName("public", "stores"));
        assertThat(verdicts(graph))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("stores", Verdict.ROOT),
                        Map.entry("customers", Verdict.DELETED),
                        Map.entry("products", Verdict.DELETED),
                        Map.entry("orders", Verdict.DELETED),
                        Map.entry("stock_movements", Verdict.DELETED),
                        Map.entry("related_products", Verdict.DELETED),
                        Map.entry("order_lines", Verdict.BLOCKS),
                        Map.entry("shipments", Verdict.BLOCKS),
                        Map.entry("payouts", Verdict.BLOCKS),
                        Map.entry("loyalty_cards", Verdict.BLOCKS),
                        Map.entry("carts", Verdict.BLOCKS),
                        Map.entry("audit_events", Verdict.DETACHED),
                        Map.entry("search_queries", Verdict.LEFT_BEHIND),
                        Map.entry("uploads", Verdict.LEFT_BEHIND),
                        Map.entry("webhook_deliveries", Verdict.LEFT_BEHIND),
                        Map.entry("countries", Verdict.SHARED),
                        Map.entry("carriers", Verdict.SHARED)));
        assertThat(badged(graph, Badge.NO_INDEX)).containsExactly("stock_movements");
        assertThat(badged(graph, Badge.CROSS_TENANT)).containsExactly("related_products");
        assertThat(badged(graph, Badge.INFERRED)).containsExactly("search_queries", "webhook_deliveries");
        assertThat(badged(graph, Badge.CYCLE)).isEmpty();
    }

    @Test
    void trackerIsDeletedWhole() {
        var graph = graph("tracker");
        var verdicts = verdicts(graph);

        assertThat(graph.root()).contains(new TableName("public", "workspaces"));
        assertThat(verdicts.remove("workspaces")).isEqualTo(Verdict.ROOT);
        assertThat(verdicts.remove("plans")).isEqualTo(Verdict.SHARED);
        assertThat(verdicts)
                .hasSize(13)
                .allSatisfy((_, verdict) -> assertThat(verdict).isEqualTo(Verdict.DELETED));
        assertThat(badged(graph, Badge.NO_INDEX)).isEmpty();
        assertThat(badged(graph, Badge.CROSS_TENANT)).isEmpty();
        assertThat(badged(graph, Badge.CYCLE)).containsExactly("issues", "members", "teams");
    }
}
