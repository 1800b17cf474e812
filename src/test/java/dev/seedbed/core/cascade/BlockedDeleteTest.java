package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.RESTRICT;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.clearing;
import static dev.seedbed.testing.SchemaBuilder.deferred;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.optional;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static dev.seedbed.testing.SchemaBuilder.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.testing.SchemaBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedDeleteTest {

    private final SchemaBuilder schema = schema().table("tenants")
            .table("orders", refers("tenant_id", "tenants", CASCADE))
            .table("lines", refers("order_id", "orders", CASCADE));

    @Test
    void blocksOnNoActionFromOutside() {
        schema.table("shipments", refers("order_id", "orders", NO_ACTION));

        assertThat(verdict("shipments").verdict()).isEqualTo(Verdict.BLOCKS);
        assertThat(verdict("shipments").path())
                .extracting(ForeignKey::name)
                .containsExactly("orders_tenant_id_fkey", "shipments_order_id_fkey");
        assertThat(verdict("shipments").reason())
                .isEqualTo("shipments_order_id_fkey (NO ACTION) lets no orders go while a row points at it: "
                        + "the rows of shipments do not go with the tenant.");
        assertThat(certainty("shipments")).isEqualTo(Certainty.FAILS);
    }

    @Test
    void blocksFromOutsideEvenWhenCheckedAtCommit() {
        schema.table("shipments", refers("order_id", "orders", NO_ACTION), deferred());

        assertThat(certainty("shipments")).isEqualTo(Certainty.FAILS);
    }

    @Test
    void passesBetweenTablesOfOneStep() {
        schema.table("customers", refers("tenant_id", "tenants", CASCADE), refers("order_id", "orders", RESTRICT));

        assertThat(verdict("customers").verdict()).isEqualTo(Verdict.DELETED);
    }

    @Test
    void passesFromAnEarlierStepToALater() {
        schema.table(
                "tenants_favourites", refers("tenant_id", "tenants", CASCADE), refers("line_id", "lines", NO_ACTION));

        assertThat(verdict("tenants_favourites").verdict()).isEqualTo(Verdict.DELETED);
    }

    @Test
    void failsTwoStepsLate() {
        schema.table("refunds", refers("line_id", "lines", CASCADE));
        schema.table("proofs", refers("refund_id", "refunds", CASCADE), refers("order_id", "orders", NO_ACTION));

        assertThat(certainty("proofs")).isEqualTo(Certainty.FAILS);
        assertThat(verdict("proofs").reason())
                .endsWith("that is checked in step 2 of the cascade, which reaches proofs only in step 4.");
    }

    @Test
    void passesLateWhenCheckedAtCommit() {
        schema.table("refunds", refers("line_id", "lines", CASCADE))
                .table(
                        "proofs",
                        refers("refund_id", "refunds", CASCADE),
                        refers("order_id", "orders", NO_ACTION),
                        deferred());

        assertThat(verdict("proofs").verdict()).isEqualTo(Verdict.DELETED);
    }

    @Test
    void neverDefersRestrict() {
        schema.table("refunds", refers("line_id", "lines", CASCADE))
                .table(
                        "proofs",
                        refers("refund_id", "refunds", CASCADE),
                        refers("order_id", "orders", RESTRICT),
                        deferred());

        assertThat(certainty("proofs")).isEqualTo(Certainty.FAILS);
    }

    @Test
    void letsTheOrderOfTriggersDecideAtTheRoot() {
        schema.table("early", refers("tenant_id", "tenants", CASCADE), refers("owner_id", "tenants", NO_ACTION))
                .table("late", refers("owner_id", "tenants", NO_ACTION), refers("tenant_id", "tenants", CASCADE));

        assertThat(verdict("early").verdict()).isEqualTo(Verdict.DELETED);
        assertThat(certainty("late")).isEqualTo(Certainty.FAILS);
        assertThat(verdict("late").reason()).endsWith("because its trigger sorts first.");
    }

    @Test
    void comparesTriggerNamesAsText() {
        var many = schema().table("tenants");
        for (var number = 0; number < 5; number++) {
            many.table("filler" + number, refers("tenant_id", "tenants", CASCADE));
        }
        var reach = new CascadeReach(many.build(), name("tenants"));

        assertThat(reach.firstBranch(name("filler3"))).hasValue("RI_ConstraintTrigger_a_10004");
    }

    @Test
    void letsTheOrderOfBranchesDecideFurtherOut() {
        schema.table("products", refers("tenant_id", "tenants", CASCADE))
                .table("items", refers("order_id", "orders", CASCADE), refers("product_id", "products", NO_ACTION))
                .table("reviews", refers("product_id", "products", CASCADE), refers("order_id", "orders", NO_ACTION));

        assertThat(verdict("items").verdict()).isEqualTo(Verdict.DELETED);
        assertThat(certainty("reviews")).isEqualTo(Certainty.FAILS);
    }

    @Test
    void dependsOnTheRowsWithinOneBranch() {
        schema.table("entries", refers("order_id", "orders", CASCADE), mayRefer("other_order_id", "orders", NO_ACTION));

        assertThat(verdict("entries").verdict()).isEqualTo(Verdict.BLOCKS);
        assertThat(certainty("entries")).isEqualTo(Certainty.DEPENDS);
        assertThat(verdict("entries").reason()).endsWith("depends on which rows point where.");
    }

    @Test
    void passesWhenAnEarlierCascadeKeyPointsAtTheVerySameRow() {
        schema.table(
                        "entries",
                        required("order_id"),
                        refers(List.of("order_id"), "orders", List.of("id"), CASCADE),
                        refers(List.of("order_id"), "orders", List.of("id"), NO_ACTION))
                .table(
                        "copies",
                        required("order_id"),
                        refers(List.of("order_id"), "orders", List.of("id"), NO_ACTION),
                        refers(List.of("order_id"), "orders", List.of("id"), CASCADE));

        assertThat(verdict("entries").verdict()).isEqualTo(Verdict.DELETED);
        assertThat(verdict("copies").verdict()).isEqualTo(Verdict.BLOCKS);
    }

    @Test
    void dependsOnTheRowsWhenSomeMayStay() {
        schema.table("drafts", mayRefer("tenant_id", "tenants", CASCADE), refers("order_id", "orders", NO_ACTION));

        assertThat(certainty("drafts")).isEqualTo(Certainty.DEPENDS);
        assertThat(verdict("drafts").reason()).contains("stay where the keys that would take them along are NULL");
    }

    @Test
    void blocksWhenSetNullMeetsNotNull() {
        schema.table("cards", refers("order_id", "orders", SET_NULL));

        assertThat(verdict("cards").verdict()).isEqualTo(Verdict.BLOCKS);
        assertThat(verdict("cards").reason())
                .startsWith("cards_order_id_fkey (SET NULL) cannot clear order_id, which is NOT NULL: ");
    }

    @Test
    void blocksWhenACompositeKeyClearsARequiredTenantColumn() {
        schema.table(
                "carts",
                required("tenant_id"),
                optional("order_id"),
                refers(List.of("tenant_id", "order_id"), "orders", List.of("tenant_id", "id"), SET_NULL));

        assertThat(certainty("carts")).isEqualTo(Certainty.FAILS);
        assertThat(verdict("carts").reason()).contains("cannot clear tenant_id");
    }

    @Test
    void leavesBehindWhenTheCompositeKeyKeepsItsTenantColumn() {
        schema.table(
                "carts",
                required("tenant_id"),
                optional("order_id"),
                refers(List.of("tenant_id", "order_id"), "orders", List.of("tenant_id", "id"), SET_NULL),
                clearing("order_id"));

        assertThat(verdict("carts").verdict()).isEqualTo(Verdict.LEFT_BEHIND);
        assertThat(verdict("carts").reason()).startsWith("tenant_id names its tenants");
    }

    @Test
    void passesSetNullOnNotNullWhenTheRowsAreGoneByThen() {
        schema.table("cards", refers("tenant_id", "tenants", CASCADE), refers("order_id", "orders", SET_NULL));

        assertThat(verdict("cards").verdict()).isEqualTo(Verdict.DELETED);
    }

    @Test
    void doubtsClearingAColumnThatOtherRowsReference() {
        schema.table(
                        "carts",
                        optional("order_id"),
                        refers(List.of("order_id"), "orders", List.of("id"), SET_NULL),
                        unique("order_id"))
                .table(
                        "marks",
                        optional("cart_order_id"),
                        refers(List.of("cart_order_id"), "carts", List.of("order_id"), NO_ACTION));

        assertThat(certainty("carts")).isEqualTo(Certainty.DEPENDS);
        assertThat(verdict("carts").reason()).contains("rows may point at by marks_cart_order_id_fkey");
    }

    @Test
    void passesWhenAnotherKeyToTheTenantHasClearedAColumnBefore() {
        schema.table(
                "carts",
                optional("tenant_id"),
                optional("owner_id"),
                refers(List.of("tenant_id"), "tenants", List.of("id"), SET_NULL),
                refers(List.of("tenant_id"), "tenants", List.of("id"), NO_ACTION));

        assertThat(certainty("carts")).isEqualTo(Certainty.SAFE);
    }

    @Test
    void doesNotReachRowsWhoseCascadeKeyIsClearedBefore() {
        schema.table(
                        "carts",
                        optional("tenant_id"),
                        refers(List.of("tenant_id"), "tenants", List.of("id"), SET_NULL),
                        refers(List.of("tenant_id"), "tenants", List.of("id"), CASCADE))
                .table("items", refers("cart_id", "carts", CASCADE));

        assertThat(verdict("carts").verdict()).isNotEqualTo(Verdict.DELETED);
        assertThat(verdict("items").verdict()).isNotEqualTo(Verdict.DELETED);
    }

    @Test
    void failsLateThoughTheRowsPointedAtMayStay() {
        schema.table("drafts", mayRefer("tenant_id", "tenants", CASCADE))
                .table("notes", refers("line_id", "lines", CASCADE), refers("draft_id", "drafts", NO_ACTION));

        assertThat(certainty("notes")).isEqualTo(Certainty.FAILS);
    }

    @Test
    void letsRowsOfATableReferenceEachOther() {
        schema.table("folders", refers("tenant_id", "tenants", CASCADE), mayRefer("parent_id", "folders", NO_ACTION));

        assertThat(verdict("folders").verdict()).isEqualTo(Verdict.DELETED);
    }

    @Test
    void letsTheRootReferenceItsOwnChildren() {
        var circle = schema().table("tenants", mayRefer("main_order_id", "orders", NO_ACTION))
                .table("orders", refers("tenant_id", "tenants", CASCADE));
        var graph = TenantGraph.of(circle.build(), name("tenants"));

        assertThat(graph.verdict(name("orders")).verdict()).isEqualTo(Verdict.DELETED);
        assertThat(graph.effects()).extracting(KeyEffect::certainty).containsOnly(Certainty.SAFE);
    }

    @Test
    void warnsOfARootThatItsOwnRowsHold() {
        var holding = schema().table("tenants", mayRefer("parent_id", "tenants", NO_ACTION));
        var root = TenantGraph.of(holding.build(), name("tenants")).verdict(name("tenants"));

        assertThat(root.verdict()).isEqualTo(Verdict.ROOT);
        assertThat(root.reason()).contains("a tenant that another one points at cannot be deleted");
    }

    private TenantGraph graph() {
        return TenantGraph.of(schema.build(), name("tenants"));
    }

    private TableVerdict verdict(String table) {
        return graph().verdict(name(table));
    }

    /// The worst effect of the table's keys.
    private Certainty certainty(String table) {
        var certainties = graph().effects().stream()
                .filter(effect -> effect.key().table().equals(name(table)))
                .map(KeyEffect::certainty)
                .toList();
        return certainties.contains(Certainty.FAILS)
                ? Certainty.FAILS
                : certainties.contains(Certainty.DEPENDS) ? Certainty.DEPENDS : Certainty.SAFE;
    }
}
