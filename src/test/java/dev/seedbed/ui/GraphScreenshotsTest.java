package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.testing.LargeSchemas;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.control.GraphCanvas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Draws the cascade of schemas of every size, for the eye; and checks that there is something to see.
class GraphScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    @ParameterizedTest
    @ValueSource(ints = {16, 100, 300, 1000})
    void asItOpens(int tables) throws IOException {
        draw(tables, "" + tables, _ -> {});
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 1000})
    void everyTableInABoxOfItsOwn(int tables) throws IOException {
        draw(tables, tables + "-unfolded", root -> {
            ((ToggleButton) root.lookup("#folded")).fire();
            graph(root).cameraProperty().set(graph(root).whole());
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300})
    void theWayToAProblem(int tables) throws IOException {
        draw(
                tables,
                tables + "-way",
                root -> graph(root)
                        .selectionProperty()
                        .set(worst(TenantGraph.of(LargeSchemas.of(tables, 1))).map(TableVerdict::table)));
    }

    @ParameterizedTest
    @ValueSource(ints = {300})
    void theNeighbourhoodOfAProblem(int tables) throws IOException {
        draw(tables, tables + "-focus", root -> {
            ((ToggleButton) root.lookup("#folded")).fire();
            var graph = graph(root);
            graph.selectionProperty()
                    .set(worst(TenantGraph.of(LargeSchemas.of(tables, 1))).map(TableVerdict::table));
            graph.depthProperty().set(2);
            graph.cameraProperty().set(graph.lit());
        });
    }

    private static GraphCanvas graph(Parent root) {
        return (GraphCanvas) root.lookup("#graph");
    }

    private static Optional<TableVerdict> worst(TenantGraph graph) {
        return graph.verdicts().stream()
                .filter(table -> table.verdict() == Verdict.BLOCKS || table.verdict() == Verdict.DETACHED)
                .findFirst();
    }

    private static void draw(int tables, String name, Consumer<Parent> change) throws IOException {
        var schema = LargeSchemas.of(tables, 1);
        var graph = TenantGraph.of(schema);
        var plan = Planner.plan(Drafter.draft(schema, graph, Scenario.inferred()));
        var source = Source.parse("sample:ledger");
        var project = new Project(source, Optional.empty(), schema, graph, Scenario.inferred(), plan, true);

        var home = new SeedbedHome(Files.createTempDirectory("seedbed-pictures"));
        var files = Shot.cascade(name, change).write(new Workbench(home), project, FOLDER);

        assertThat(files).hasSize(2);
        for (var file : files) {
            var image = ImageIO.read(file.toFile());
            var colours = image.getData().getPixels(0, 0, 1000, 800, (int[]) null);
            assertThat(Arrays.stream(colours).distinct().count()).isGreaterThan(40);
        }
    }
}
