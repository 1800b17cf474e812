package dev.seedbed.core.cascade.drawing;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.core.schema.DeleteAction.SET_NULL;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.required;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.testing.SchemaBuilder;
import dev.seedbed.testing.SchemaBuilder.Part;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredLayoutTest {

    private final SchemaBuilder schema = schema().table("tenants")
            .table("projects", refers("tenant_id", "tenants", CASCADE))
            .table("tasks", refers("tenant_id", "tenants", CASCADE), refers("project_id", "projects", CASCADE));

    @Test
    void growsFromTheRootToTheRight() {
        var layout = layout(schema.build());

        assertThat(right(box(layout, "tenants")))
                .isLessThan(box(layout, "projects").x());
        assertThat(right(box(layout, "projects")))
                .isLessThan(box(layout, "tasks").x());
    }

    @Test
    void foldsTheDirectKeyToTheRootOfATableThatGoesAnotherWay() {
        var layout = layout(schema.build());

        assertThat(box(layout, "tasks").rootKey()).isTrue();
        assertThat(box(layout, "tasks").badges()).contains(Glyph.ROOT_KEY);
        assertThat(box(layout, "projects").rootKey()).isFalse();
        assertThat(layout.edges())
                .extracting(edge -> edge.key().name())
                .containsExactlyInAnyOrder("projects_tenant_id_fkey", "tasks_project_id_fkey");
    }

    @Test
    void neverFoldsAKeyThatBlocks() {
        schema.table("bills", refers("tenant_id", "tenants", NO_ACTION), refers("task_id", "tasks", CASCADE));

        assertThat(layout(schema.build()).edges())
                .filteredOn(edge -> edge.key().name().equals("bills_tenant_id_fkey"))
                .extracting(GraphLayout.Edge::line)
                .containsExactly(Line.BLOCKS);
    }

    @Test
    void drawsEachKeyByWhatTheDeleteDoesAlongIt() {
        schema.table("audits", mayRefer("task_id", "tasks", SET_NULL))
                .table("favourites", refers("tenant_id", "tenants", CASCADE), refers("task_id", "tasks", NO_ACTION))
                .table("events", required("tenant_id"))
                .table("details", refers("event_id", "events", CASCADE));
        var layout = layout(schema.build());

        assertThat(line(layout, "audits_task_id_fkey")).isEqualTo(Line.CLEARS);
        assertThat(line(layout, "favourites_task_id_fkey")).isEqualTo(Line.PASSES);
        assertThat(line(layout, "details_event_id_fkey")).isEqualTo(Line.LOOSE);
        assertThat(line(layout, "tasks_project_id_fkey")).isEqualTo(Line.CASCADE);
    }

    @Test
    void drawsOnlyTheKeyThatClosesACycleAsOne() {
        schema.table("teams", refers("tenant_id", "tenants", CASCADE), mayRefer("lead_id", "leads", SET_NULL))
                .table("leads", refers("team_id", "teams", CASCADE));
        var layout = layout(schema.build());

        assertThat(line(layout, "teams_lead_id_fkey")).isEqualTo(Line.CYCLE);
        assertThat(line(layout, "leads_team_id_fkey")).isEqualTo(Line.CASCADE);
    }

    @Test
    void putsSharedTablesIntoALaneOfTheirOwn() {
        schema.table("countries").table("cities", refers("country_id", "countries", CASCADE));
        var layout = layout(schema.build());

        assertThat(layout.lanes()).singleElement().satisfies(lane -> {
            assertThat(lane.label()).startsWith("Shared");
            assertThat(box(layout, "cities").y()).isBetween(lane.y(), lane.y() + lane.height());
        });
        assertThat(layout.edges()).noneMatch(edge -> edge.key().table().equals(name("cities")));
    }

    @Test
    void putsTablesThatOnlyANameTiesIntoALaneOfTheirOwn() {
        schema.table("events", required("tenant_id"));

        assertThat(layout(schema.build()).lanes())
                .singleElement()
                .satisfies(lane -> assertThat(lane.label()).startsWith("Left behind"));
    }

    @Test
    void letsEdgesStartAndEndAtTheirBoxes() {
        var layout = layout(random(60, 3));

        assertThat(layout.edges()).isNotEmpty().allSatisfy(edge -> {
            var from = box(layout, edge.key().target().name());
            var to = box(layout, edge.key().table().name());
            assertThat(touches(from, edge.points().getFirst())).isTrue();
            assertThat(touches(to, edge.points().getLast())).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void drawsEveryTableOnceWithoutOverlaps(int seed) {
        var schema = random(80, seed);
        var layout = layout(schema);
        var boxes = layout.boxes();

        assertThat(boxes).hasSize(schema.tables().size());
        for (var box : boxes) {
            assertThat(boxes).noneMatch(other -> !other.equals(box) && overlap(box, other));
            assertThat(right(box)).isLessThanOrEqualTo(layout.width());
            assertThat(box.y() + box.height()).isLessThanOrEqualTo(layout.height());
        }
    }

    @Test
    void drawsTheSameGraphTheSameWay() {
        var first = layout(random(80, 5));
        var again = layout(random(80, 5));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void widensABoxForItsName() {
        schema.table("a_table_whose_name_is_as_long_as_postgresql_lets_any_name_be_yes");
        var layout = layout(schema.build());
        var box = box(layout, "a_table_whose_name_is_as_long_as_postgresql_lets_any_name_be_yes");

        assertThat(box.width()).isGreaterThan(BoxSize.BAND + TextWidth.of(box.label(), BoxSize.NAME));
    }

    @Test
    void drawsASchemaWithoutARootAsOneLane() {
        var layout = layout(
                schema().table("a").table("b", refers("a_id", "a", NO_ACTION)).build());

        assertThat(layout.boxes()).hasSize(2);
        assertThat(layout.edges()).isEmpty();
        assertThat(layout.lanes()).hasSize(1);
    }

    @Test
    void drawsAnEmptySchema() {
        assertThat(layout(schema().build()).boxes()).isEmpty();
    }

    @Test
    @Timeout(20)
    void laysOutAThousandTables() {
        var graph = TenantGraph.of(LargeSchemas.of(1_000, 9));

        var layout = new LayeredLayout().layout(graph, Arrangement.NONE.foldAll(graph, false));

        assertThat(layout.boxes()).hasSize(1_000);
    }

    @Test
    void isNoTallerThanItIsWideWhenEverythingHangsOnTheRoot() {
        var wide = schema().table("tenants");
        for (var number = 0; number < 140; number++) {
            wide.table("table" + number, refers("tenant_id", "tenants", CASCADE));
        }
        var layout = layout(wide.build());

        assertThat(layout.height()).isLessThan(1.5 * layout.width());
    }

    @Test
    void keepsWhatBelongsToNothingOutOfTheWayOfTheRest() {
        schema.table("events", required("tenant_id")).table("details", refers("event_id", "events", CASCADE));
        var layout = layout(schema.build());

        assertThat(box(layout, "events").y())
                .isGreaterThan(box(layout, "tasks").y() + BoxSize.HEIGHT)
                .isGreaterThan(box(layout, "tenants").y() + BoxSize.HEIGHT);
    }

    @Test
    void runsEdgesAlongTheAxes() {
        for (var edge : layout(random(60, 4)).edges()) {
            for (var position = 1; position < edge.points().size(); position++) {
                var from = edge.points().get(position - 1);
                var to = edge.points().get(position);
                assertThat(Math.min(Math.abs(from.x() - to.x()), Math.abs(from.y() - to.y())))
                        .isCloseTo(0, within(0.01));
            }
        }
    }

    private static GraphLayout layout(Schema schema) {
        return new LayeredLayout().layout(TenantGraph.of(schema));
    }

    private static GraphLayout.Box box(GraphLayout layout, String table) {
        return layout.boxes().stream()
                .filter(box -> box.table().table().equals(name(table)))
                .findFirst()
                .orElseThrow();
    }

    private static Line line(GraphLayout layout, String key) {
        return layout.edges().stream()
                .filter(edge -> edge.key().name().equals(key))
                .findFirst()
                .orElseThrow()
                .line();
    }

    private static double right(GraphLayout.Box box) {
        return box.x() + box.width();
    }

    private static boolean overlap(GraphLayout.Box one, GraphLayout.Box other) {
        return one.x() < right(other)
                && other.x() < right(one)
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static boolean touches(GraphLayout.Box box, GraphLayout.Point point) {
        return point.x() >= box.x() - 0.01
                && point.x() <= right(box) + 0.01
                && point.y() >= box.y() - 0.01
                && point.y() <= box.y() + box.height() + 0.01;
    }

    private static Schema random(int tables, int seed) {
        var random = new Random(seed);
        var schema = schema().table("tenants");
        for (var number = 1; number < tables; number++) {
            var parts = new ArrayList<Part>();
            if (random.nextInt(10) > 2) {
                parts.add(refers("tenant_id", "tenants", CASCADE));
            }
            for (var key = random.nextInt(3); key > 0; key--) {
                var target = "table" + random.nextInt(Math.max(1, number - 30), number + 1);
                var action = DeleteAction.values()[Math.min(2 + random.nextInt(8), 9) % DeleteAction.values().length];
                parts.add(mayRefer("key" + key, target, random.nextInt(3) == 0 ? action : CASCADE));
            }
            schema.table("table" + number, parts.toArray(Part[]::new));
        }
        return schema.build();
    }
}
