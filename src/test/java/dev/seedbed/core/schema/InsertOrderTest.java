package dev.seedbed.core.schema;

import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.testing.SchemaBuilder.deferred;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InsertOrderTest {

    @Test
    void insertsParentsBeforeChildren() {
        var order = InsertOrder.of(schema().table("a", refers("c_id", "c", NO_ACTION))
                .table("b")
                .table("c", refers("b_id", "b", NO_ACTION))
                .build());

        assertThat(order.tables()).containsExactly(name("b"), name("c"), name("a"));
        assertThat(order.leftOut()).isEmpty();
    }

    @Test
    void ordersUnrelatedTablesByName() {
        var order = InsertOrder.of(schema().table("b").table("c").table("a").build());

        assertThat(order.tables()).containsExactly(name("a"), name("b"), name("c"));
    }

    @Test
    void keepsSelfReferences() {
        var order = InsertOrder.of(
                schema().table("a", refers("parent_id", "a", NO_ACTION)).build());

        assertThat(order.leftOut()).isEmpty();
    }

    @Test
    void leavesOutTheDeferrableKeyOfACycle() {
        var order = InsertOrder.of(schema().table("a", mayRefer("b_id", "b", NO_ACTION))
                .table("b", refers("a_id", "a", NO_ACTION), deferred())
                .build());

        assertThat(order.leftOut()).extracting(ForeignKey::name).containsExactly("b_a_id_fkey");
        assertThat(order.tables()).containsExactly(name("b"), name("a"));
    }

    @Test
    void leavesOutTheNullableKeyWhenNoneIsDeferrable() {
        var order = InsertOrder.of(schema().table("a", refers("b_id", "b", NO_ACTION))
                .table("b", refers("c_id", "c", NO_ACTION))
                .table("c", mayRefer("a_id", "a", NO_ACTION))
                .build());

        assertThat(order.leftOut()).extracting(ForeignKey::name).containsExactly("c_a_id_fkey");
    }

    @Test
    void leavesOutARequiredKeyWhenThereIsNoOther() {
        var order = InsertOrder.of(schema().table("a", refers("b_id", "b", NO_ACTION))
                .table("b", refers("a_id", "a", NO_ACTION))
                .build());

        assertThat(order.leftOut()).hasSize(1);
        assertThat(order.tables()).hasSize(2);
    }

    @Test
    void leavesOutNoMoreThanTheCyclesNeed() {
        var schema = schema().table("a", mayRefer("b_id", "b", NO_ACTION), mayRefer("c_id", "c", NO_ACTION))
                .table("b", mayRefer("c_id", "c", NO_ACTION))
                .table("c", mayRefer("a_id", "a", NO_ACTION), refers("b_id", "b", NO_ACTION))
                .build();
        var leftOut = InsertOrder.of(schema).leftOut();
        var keys = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();

        assertThat(Cycles.among(without(keys, leftOut))).isEmpty();
        for (var key : leftOut) {
            var others = leftOut.stream().filter(other -> !other.equals(key)).toList();
            assertThat(Cycles.among(without(keys, others))).isNotEmpty();
        }
    }

    @Test
    void findsTheTablesOfACycle() {
        var keys = schema()
                .table("a", refers("b_id", "b", NO_ACTION))
                .table("b", refers("c_id", "c", NO_ACTION))
                .table("c", refers("b_id", "b", NO_ACTION), refers("c_id", "c", NO_ACTION))
                .build()
                .tables()
                .stream()
                .flatMap(table -> table.foreignKeys().stream())
                .toList();

        assertThat(Cycles.among(keys)).containsExactly(List.of(name("b"), name("c")));
    }

    private static List<ForeignKey> without(List<ForeignKey> keys, List<ForeignKey> leftOut) {
        return keys.stream().filter(key -> !leftOut.contains(key)).toList();
    }
}
