package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.SET_DEFAULT;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.defaulting;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static dev.seedbed.testing.SchemaBuilder.text;
import static dev.seedbed.testing.SchemaBuilder.unindexed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.SchemaBuilder.Part;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictBaselineTest {

    private static final Part CASCADING = refers("tenant_id", "tenants", CASCADE);
    private static final Part REFUSING = refers("tenant_id", "tenants", NO_ACTION);
    private static final Part NAMED = required("tenant_id");
    private static final Part CLEARING = mayRefer("tenant_id", "tenants", SET_NULL);
    private static final Part OPTIONAL = mayRefer("tenant_id", "tenants", CASCADE);
    private static final Part LOOSE = text("note");

    @Test
    void theFileHasOneSortedLineForEachTableAndKeyWorthOne() {
        var graph = graph(Map.of("events", OPTIONAL), REFUSING, unindexed())
                .intended(Map.of(name("events"), "Charts count them."));

        assertThat(VerdictBaseline.of(List.of(graph)).text()).isEqualTo("""
                {
                  "seedbed-baseline": 1,
                  "roots": {
                    "public.tenants": {
                      "tables": {
                        "public.events": "left-behind intended",
                        "public.orders": "blocks",
                        "public.tenants": "root"
                      },
                      "keys": {
                        "public.orders orders_tenant_id_fkey": "fails no-index"
                      }
                    }
                  }
                }
                """);
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        var graph = graph(Map.of("events", OPTIONAL), REFUSING, unindexed())
                .intended(Map.of(name("events"), "Charts count them."));
        var written = VerdictBaseline.of(List.of(graph));
        var read = VerdictBaseline.read("a.json", written.text());

        assertThat(read.text()).isEqualTo(written.text());
        assertThat(ContractResult.against(read, graph))
                .returns(List.of(), ContractResult::breaches)
                .returns(false, ContractResult::outdated);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"seedbed-baseline\": 2, \"roots\": {}}",
                "{\"seedbed-baseline\": 1}",
                "{\"seedbed-baseline\": 1, \"roots\": {\"public.a\": {\"tables\": {}}}}",
                "{\"seedbed-baseline\": 1, \"roots\": {\"a\": {\"tables\": {\"b\": \"gone\"}, \"keys\": {}}}}",
                "{\"seedbed-baseline\": 1,"
            })
    void refusesWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> VerdictBaseline.read("a.json", text))
                .isInstanceOfSatisfying(SeedbedException.class, failure -> {
                    assertThat(failure.problem().where()).isEqualTo("a.json");
                    assertThat(failure.problem().why()).isNotBlank();
                });
    }

    @Test
    void aTableThatStopsGoingIsABreach() {
        assertThat(change(CASCADING, REFUSING)).containsExactly("orders was deleted, and makes the delete fail");
        assertThat(change(CASCADING, NAMED)).containsExactly("orders was deleted, and is left behind");
        assertThat(change(CASCADING, CLEARING)).containsExactly("orders was deleted, and stays without its link");
        assertThat(change(CASCADING, LOOSE)).containsExactly("orders was deleted, and belongs to no tenant");
        assertThat(change(CLEARING, NAMED)).containsExactly("orders was detached, and is left behind");
        assertThat(change(NAMED, REFUSING)).containsExactly("orders was left-behind, and makes the delete fail");
    }

    @Test
    void whatGetsBetterIsToldAndFailsNothing() {
        var result = against(graph(Map.of(), REFUSING), graph(Map.of(), CASCADING));

        assertThat(result.breaches()).isEmpty();
        assertThat(result.outdated()).isTrue();
        assertThat(result.improvements())
                .containsExactly(
                        "public.orders was blocks, and is deleted",
                        "public.orders orders_tenant_id_fkey was fails, and is safe");
    }

    @Test
    void aFaultThatWasAcceptedIsNoBreach() {
        assertThat(change(REFUSING, REFUSING)).isEmpty();
        assertThat(ContractResult.of(graph(Map.of(), REFUSING)).breaches())
                .extracting(Breach::what)
                .containsExactly("orders makes the delete fail");
    }

    @Test
    void aNewTableWithoutAPathIsABreachAndANewOneWithAPathIsNot() {
        var accepted = graph(Map.of(), CASCADING);

        assertThat(breaches(accepted, graph(Map.of("events", NAMED), CASCADING)))
                .containsExactly("events is not in the baseline, and is left behind");
        assertThat(breaches(accepted, graph(Map.of("events", CASCADING), CASCADING)))
                .isEmpty();
        assertThat(breaches(accepted, graph(Map.of("countries", LOOSE), CASCADING)))
                .isEmpty();
        assertThat(against(accepted, graph(Map.of("countries", LOOSE), CASCADING))
                        .outdated())
                .isTrue();
    }

    @Test
    void whatIsIntendedIsNeverWorseAndWithoutItsMarkIs() {
        var left = graph(Map.of(), NAMED);
        var marked = left.intended(Map.of(name("orders"), "Kept for taxes."));

        assertThat(breaches(graph(Map.of(), CASCADING), marked)).isEmpty();
        assertThat(breaches(marked, left)).containsExactly("orders was left-behind intended, and is left behind");
    }

    @Test
    void aSecondKeyThatBlocksIsABreachOfItsOwn() {
        assertThat(breaches(
                        graph(Map.of(), REFUSING), graph(Map.of(), REFUSING, refers("owner_id", "tenants", NO_ACTION))))
                .containsExactly(
                        "orders.orders_owner_id_fkey can make the delete fail",
                        "orders can point at rows of another tenant");
    }

    @Test
    void aNewKeyWithoutAnIndexIsABreach() {
        assertThat(breaches(graph(Map.of(), CASCADING), graph(Map.of(), CASCADING, unindexed())))
                .containsExactly("orders.orders_tenant_id_fkey has no index on its referencing columns");
        assertThat(breaches(graph(Map.of(), CASCADING, unindexed()), graph(Map.of(), CASCADING, unindexed())))
                .isEmpty();
    }

    @Test
    void aTableThatStartsToPointAcrossTenantsIsABreach() {
        var before = graph(Map.of("lines", CASCADING), CASCADING);
        var after = TenantGraph.of(
                schema().table("tenants")
                        .table("orders", CASCADING)
                        .table("lines", CASCADING, refers("order_id", "orders", CASCADE))
                        .build(),
                name("tenants"));

        assertThat(breaches(before, after)).containsExactly("lines can point at rows of another tenant");
    }

    @Test
    void aDefaultThatTakesOverIsNoBreach() {
        assertThat(breaches(
                        graph(Map.of(), CLEARING),
                        graph(Map.of(), mayRefer("tenant_id", "tenants", SET_DEFAULT), defaulting("tenant_id", "1"))))
                .isEmpty();
    }

    @Test
    void aRootThatTheFileDoesNotKnowStartsFromNothing() {
        var other = graph(Map.of("events", NAMED), CASCADING);

        assertThat(ContractResult.against(VerdictBaseline.of(List.of()), other).breaches())
                .extracting(Breach::what)
                .containsExactly("events is not in the baseline, and is left behind");
    }

    private static List<String> change(Part before, Part after) {
        return breaches(graph(Map.of(), before), graph(Map.of(), after));
    }

    private static List<String> breaches(TenantGraph accepted, TenantGraph now) {
        return against(accepted, now).breaches().stream().map(Breach::what).toList();
    }

    private static ContractResult against(TenantGraph accepted, TenantGraph now) {
        return ContractResult.against(VerdictBaseline.of(List.of(accepted)), now);
    }

    private static TenantGraph graph(Map<String, Part> others, Part... orders) {
        var schema = schema().table("tenants").table("orders", orders);
        others.forEach((table, part) -> schema.table(table, part));
        return TenantGraph.of(schema.build(), name("tenants"));
    }
}
