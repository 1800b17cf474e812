package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.RESTRICT;
import static dev.seedbed.core.schema.DeleteAction.SET_DEFAULT;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.defaulting;
import static dev.seedbed.testing.SchemaBuilder.matchFull;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.optional;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static dev.seedbed.testing.SchemaBuilder.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.testing.SchemaBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private final SchemaBuilder schema = schema().table("tenants")
            .table("orders", refers("tenant_id", "tenants", CASCADE))
            .table("lines", refers("order_id", "orders", CASCADE));

    @Test
    void everyVerdictCauseAndBadgeHasATitleAndThreeParts() {
        var all = Stream.of(
                        Arrays.stream(Verdict.values()).map(Explanation::of),
                        Arrays.stream(Cause.values()).map(Explanation::of),
                        Arrays.stream(Badge.values()).map(Explanation::of))
                .flatMap(texts -> texts)
                .toList();

        assertThat(all).allSatisfy(help -> {
            assertThat(help.title()).isNotBlank().doesNotEndWith(".");
            assertThat(List.of(help.meaning(), help.fine(), help.mend()))
                    .doesNotHaveDuplicates()
                    .allSatisfy(part -> assertThat(part).matches("[A-Z].*[.]"));
        });
        assertThat(all).extracting(Explanation::meaning).doesNotHaveDuplicates();
        assertThat(ResourceBundle.getBundle("dev.seedbed.core.cascade.explanations")
                        .keySet())
                .hasSize(4 * all.size());
    }

    @Test
    void aTableIsExplainedByItsVerdictItsUnsafeKeysAndItsBadges() {
        schema.table("shipments", refers("order_id", "orders", NO_ACTION), SchemaBuilder.unindexed());
        var graph = graph();

        assertThat(Explanation.of(graph.verdict(name("shipments")), graph.effects(name("shipments"))))
                .containsExactly(
                        Explanation.of(Verdict.BLOCKS), Explanation.of(Cause.OUTSIDE), Explanation.of(Badge.NO_INDEX));
    }

    @Test
    void aKeyThatRefusesIsToldByWhereItsRowsAre() {
        schema.table("refunds", refers("line_id", "lines", CASCADE))
                .table("late", refers("refund_id", "refunds", CASCADE), refers("order_id", "orders", NO_ACTION))
                .table("strict", refers("refund_id", "refunds", CASCADE), refers("order_id", "orders", RESTRICT))
                .table("early", refers("tenant_id", "tenants", CASCADE), refers("line_id", "lines", RESTRICT))
                .table("drafts", mayRefer("tenant_id", "tenants", CASCADE), refers("order_id", "orders", NO_ACTION))
                .table("outside", refers("order_id", "orders", RESTRICT));

        assertThat(cause("late")).isEqualTo(Cause.ORDER);
        assertThat(cause("strict")).isEqualTo(Cause.RESTRICT);
        assertThat(cause("early")).isEqualTo(Cause.IN_TIME);
        assertThat(cause("drafts")).isEqualTo(Cause.MAY_STAY);
        assertThat(cause("outside")).isEqualTo(Cause.OUTSIDE);
        assertThat(cause("lines")).isEqualTo(Cause.CASCADES);
    }

    @Test
    void aKeyThatClearsIsToldByWhatHindersIt() {
        schema.table("notes", mayRefer("order_id", "orders", SET_NULL))
                .table("cards", refers("order_id", "orders", SET_NULL))
                .table("carts", required("tenant_id"), optional("order_id"), pair("orders", SET_NULL))
                .table("whole", optional("order_id", "line_no"), full(), mayRefer("order_id", "orders", SET_NULL))
                .table("codes", mayRefer("order_id", "orders", SET_NULL), unique("order_id"))
                .table("uses", optional("code"), refers(List.of("code"), "codes", List.of("order_id"), NO_ACTION))
                .table("moved", refers("order_id", "orders", SET_DEFAULT), defaulting("order_id", "1"));

        assertThat(cause("notes")).isEqualTo(Cause.CLEARS);
        assertThat(cause("cards")).isEqualTo(Cause.NOT_NULL);
        assertThat(cause("carts")).isEqualTo(Cause.COMPOSITE);
        assertThat(cause("whole")).isEqualTo(Cause.MATCH_FULL);
        assertThat(cause("codes")).isEqualTo(Cause.REFERENCED);
        assertThat(cause("moved")).isEqualTo(Cause.ELSEWHERE);
        assertThat(graph().effects(name("moved"))).noneMatch(KeyEffect::blocks);
    }

    @Test
    void aTenantThatAnotherPointsAtIsASubTenantsAffair() {
        var graph = TenantGraph.of(
                schema().table("tenants", mayRefer("parent_id", "tenants", NO_ACTION))
                        .build(),
                name("tenants"));

        assertThat(graph.effects()).extracting(KeyEffect::cause).containsExactly(Cause.SUB_TENANT);
    }

    private static SchemaBuilder.Part pair(String target, DeleteAction action) {
        return refers(List.of("tenant_id", "order_id"), target, List.of("tenant_id", "id"), action);
    }

    private static SchemaBuilder.Part full() {
        return table -> {
            refers(List.of("order_id", "line_no"), "places", List.of("order_id", "line_no"), NO_ACTION)
                    .addTo(table);
            matchFull().addTo(table);
        };
    }

    private Cause cause(String table) {
        return graph().effects(name(table)).getLast().cause();
    }

    private TenantGraph graph() {
        return TenantGraph.of(schema.build(), name("tenants"));
    }
}
