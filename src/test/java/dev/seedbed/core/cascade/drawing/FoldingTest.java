package dev.seedbed.core.cascade.drawing;

import static dev.seedbed.core.schema.DeleteAction.CASCADE;
import static dev.seedbed.core.schema.DeleteAction.NO_ACTION;
import static dev.seedbed.testing.SchemaBuilder.mayRefer;
import static dev.seedbed.testing.SchemaBuilder.name;
import static dev.seedbed.testing.SchemaBuilder.refers;
import static dev.seedbed.testing.SchemaBuilder.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.LargeSchemas;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is fine is folded, what is wrong is not: the same on the screen, in SVG and in Mermaid.
class FoldingTest {

    /// Two tables of billing, three below projects, one that blocks below tasks, and two that nobody needs.
    private final TenantGraph small = TenantGraph.of(schema().table("tenants")
            .table("countries")
            .table("currencies")
            .table("bill_lines", refers("bill_id", "bills", CASCADE))
            .table("bill_notes", refers("line_id", "bill_lines", CASCADE))
            .table("bills", refers("tenant_id", "tenants", CASCADE))
            .table("files", refers("task_id", "tasks", CASCADE))
            .table("locks", mayRefer("task_id", "tasks", NO_ACTION))
            .table("projects", refers("tenant_id", "tenants", CASCADE))
            .table("steps", refers("tenant_id", "tenants", CASCADE), refers("stage_id", "stages", CASCADE))
            .table("stages", refers("tenant_id", "tenants", CASCADE))
            .table("substeps", refers("step_id", "steps", CASCADE))
            .table("tasks", refers("project_id", "projects", CASCADE))
            .build());

    @Test
    void opensUnfoldedWhileEveryTableFits() {
        assertThat(layout(small, Arrangement.NONE).boxes()).hasSize(13).noneMatch(GraphLayout.Box::summary);
    }

    @Test
    void foldsWhatHangsTogetherBelowTheRoot() {
        var folded = layout(small, Arrangement.NONE.foldAll(small, true));

        assertThat(folded.boxes())
                .extracting(GraphLayout.Box::label)
                .containsExactlyInAnyOrder(
                        "tenants",
                        "bills · 3 tables",
                        "stages · 3 tables",
                        "projects",
                        "tasks",
                        "locks",
                        "files",
                        "shared · 2 tables");
        assertThat(folded.foldedTables()).isEqualTo(8);
    }

    @Test
    void drawsTheWayIntoACluster() {
        var folded = layout(small, Arrangement.NONE.foldAll(small, true));

        assertThat(folded.edges())
                .extracting(edge -> edge.key().name())
                .containsExactlyInAnyOrder(
                        "bills_tenant_id_fkey",
                        "stages_tenant_id_fkey",
                        "projects_tenant_id_fkey",
                        "tasks_project_id_fkey",
                        "locks_task_id_fkey",
                        "files_task_id_fkey");
    }

    @Test
    void turnsOneClusterAndBack() {
        var once = Arrangement.NONE.turn(small, name("steps"));
        var twice = once.turn(small, name("substeps"));

        assertThat(layout(small, once).boxes())
                .filteredOn(GraphLayout.Box::summary)
                .singleElement()
                .satisfies(box -> assertThat(box.folded())
                        .containsExactlyInAnyOrder(name("stages"), name("steps"), name("substeps")));
        assertThat(twice).isEqualTo(Arrangement.NONE);
    }

    @Test
    void neverFoldsAProblemOrItsWay() {
        assertThat(Arrangement.NONE.turn(small, name("locks"))).isEqualTo(Arrangement.NONE);
        assertThat(Arrangement.NONE.turn(small, name("tasks"))).isEqualTo(Arrangement.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aLargePictureOpensWithItsProblemsAndTheirWaysOnly(int seed) {
        var graph = TenantGraph.of(LargeSchemas.of(600, seed));
        var layout = new LayeredLayout().layout(graph);
        var unfolded = new HashSet<TableName>();
        layout.boxes().stream()
                .filter(box -> !box.summary())
                .forEach(box -> unfolded.add(box.table().table()));

        assertThat(graph.problems()).isNotEmpty();
        for (var problem : graph.problems()) {
            assertThat(unfolded).contains(problem.table());
            assertThat(unfolded)
                    .containsAll(problem.path().stream().map(ForeignKey::target).toList());
        }
        assertThat(layout.boxes()).hasSizeLessThan(150);
        assertThat(tables(layout)).hasSize(600);
    }

    @Test
    void leavesNoTableOfTheCascadeUnconnected() {
        var graph = TenantGraph.of(LargeSchemas.of(600, 1));
        var layout = new LayeredLayout().layout(graph);
        var reached = new HashSet<>(Set.of(name("tenants")));
        for (var round = 0; round < 20; round++) {
            layout.edges().stream()
                    .filter(edge -> reached.contains(edge.key().target()))
                    .forEach(edge -> layout.boxes().stream()
                            .map(GraphLayout.Box::tables)
                            .filter(tables -> tables.contains(edge.key().table()))
                            .forEach(reached::addAll));
        }

        assertThat(graph.verdicts())
                .filteredOn(table -> table.path().stream()
                        .limit(1)
                        .anyMatch(key -> key.target().equals(name("tenants"))))
                .extracting(TableVerdict::table)
                .isSubsetOf(reached);
    }

    @Test
    void theExportsFoldTheSame() {
        var graph = TenantGraph.of(LargeSchemas.of(200, 1));
        var layout = new LayeredLayout().layout(graph);
        var svg = GraphSvg.write(graph, layout);
        var mermaid = GraphMermaid.write(graph);

        for (var box : layout.boxes()) {
            assertThat(svg).contains(">" + box.label() + "<");
            assertThat(mermaid).contains(box.label());
        }
        assertThat(layout.foldedTables()).isGreaterThan(100);
        assertThat(svg).contains(layout.foldedTables() + " tables that nothing is wrong with are folded");
        assertThat(mermaid).contains(layout.foldedTables() + " tables that nothing is wrong with are folded");
    }

    private static List<TableName> tables(GraphLayout layout) {
        return layout.boxes().stream().flatMap(box -> box.tables().stream()).toList();
    }

    private static GraphLayout layout(TenantGraph graph, Arrangement arrangement) {
        return new LayeredLayout().layout(graph, arrangement);
    }
}
