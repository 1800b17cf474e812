package dev.seedbed.core.cascade;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.queue.Example;
import dev.seedbed.core.cascade.queue.ExampleText;
import dev.seedbed.testing.SchemaBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExampleTextTest {

    private final TenantGraph graph = TenantGraph.of(
            SchemaBuilder.schema()
                    .table("tenants")
                    .table("orders", refers("tenant_id", "tenants", CASCADE))
                    .table(
                            "entries",
                            refers("order_id", "orders", CASCADE),
                            mayRefer("other_order_id", "orders", NO_ACTION))
                    .build(),
            name("tenants"));

    private final KeyExamples examples = graph.effects().stream()
            .filter(effect -> effect.certainty() == Certainty.DEPENDS)
            .map(effect -> KeyExamples.of(graph, effect.key()))
            .findFirst()
            .orElseThrow();

    @Test
    void namesEveryRowAndWhatItPointsAt() {
        assertThat(lines(examples.failing()))
                .contains("tenants #1", "orders #1, tenant_id → tenants #1", "orders #2, tenant_id → tenants #1")
                .anyMatch(line -> line.matches("entries #1, order_id → orders #\\d, other_order_id → orders #\\d"));
    }

    @Test
    void saysHowTheDeleteEnds() {
        assertThat(lines(examples.failing()))
                .last()
                .asString()
                .isEqualTo("Deleting tenants #1 fails at entries_other_order_id_fkey:"
                        + " a row still points at one that is gone.");
        assertThat(lines(examples.passing()))
                .last()
                .asString()
                .isEqualTo("Deleting tenants #1 passes, and nothing is left.");
    }

    private List<String> lines(Optional<Example> example) {
        return ExampleText.of(graph.schema(), example.orElseThrow());
    }
}
