package dev.seedbed.core.cascade.drawing;

import static dev.seedbed.testing.SchemaBuilder.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.testing.LargeSchemas;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Boxes stay where a person put them.
class PinsTest {

    private final TenantGraph graph = TenantGraph.of(LargeSchemas.of(60, 3));
    private final GraphLayout free = new LayeredLayout().layout(graph);

    @Test
    void aPinnedBoxStaysWhereItWasPut() {
        var arranged = Arrangement.NONE.pin(name("tenants"), new Point(500, 300));

        var box = box(new LayeredLayout().layout(graph, arranged), "tenants");

        assertThat(box.x()).isEqualTo(500);
        assertThat(box.y()).isEqualTo(300);
    }

    @Test
    void whatAPinnedBoxCoversMakesWay() {
        var covered = free.boxes().stream()
                .filter(box -> !box.table().table().equals(name("tenants")))
                .findFirst()
                .orElseThrow();
        var layout = free.with(Map.of(name("tenants"), new Point(covered.x(), covered.y())));

        for (var box : layout.boxes()) {
            assertThat(layout.boxes()).noneMatch(other -> !other.equals(box) && overlap(box, other));
        }
    }

    @Test
    void edgesFollowAlongTheAxes() {
        var layout = free.with(Map.of(name("tenants"), new Point(900, 900)));

        for (var edge : layout.edges()) {
            var from = box(layout, edge.key().target().name());
            var to = box(layout, edge.key().table().name());
            assertThat(onEdgeOf(from, edge.points().getFirst())).isTrue();
            assertThat(onEdgeOf(to, edge.points().getLast())).isTrue();
            for (var position = 1; position < edge.points().size(); position++) {
                var before = edge.points().get(position - 1);
                var here = edge.points().get(position);
                assertThat(Math.min(Math.abs(before.x() - here.x()), Math.abs(before.y() - here.y())))
                        .isCloseTo(0, within(0.01));
            }
        }
    }

    @Test
    void aPinOfATableThatIsGoneChangesNothing() {
        assertThat(free.with(Map.of(name("gone"), new Point(900, 900)))).isEqualTo(free);
    }

    private static Box box(GraphLayout layout, String table) {
        return layout.boxes().stream()
                .filter(box -> box.table().table().equals(name(table)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean onEdgeOf(Box box, Point point) {
        return Math.abs(point.x() - box.x()) < 0.01 || Math.abs(point.x() - box.x() - box.width()) < 0.01;
    }

    private static boolean overlap(Box one, Box other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }
}
