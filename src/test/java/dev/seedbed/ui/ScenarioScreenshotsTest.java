package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.fx.PngFile;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.scenario.TableNode;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/// Draws the scenario designer at work.
class ScenarioScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    private static final String TRACKER = "sample:tracker";
    private static final String STOREFRONT = "sample:storefront";

    @Test
    void full() {
        draw(STOREFRONT, "scenario-full", root -> tables(root, "products"));
    }

    @Test
    void fullAtOneAndAHalf() throws IOException {
        var session = Workbenches.sessionOn(STOREFRONT);
        var picture = ShellScene.onStage(() -> {
            var scene = ShellScene.of(session, 1440, 900);
            session.tableProperty().set(Optional.of(new TableName("public", "products")));
            scene.look(Section.SCENARIO, Theme.Choice.LIGHT, 1.5);
            return scene.scene().snapshot(null);
        });
        var file = FOLDER.resolve("scenario-full-150.png");
        PngFile.write(picture, file);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void personasAtOneAndAHalf() throws IOException {
        var session = Workbenches.sessionOn(STOREFRONT);
        var picture = ShellScene.onStage(() -> {
            var scene = ShellScene.of(session, 1440, 900);
            session.type(
                    "tenants: 100\npersonas: {whale_with_a_long_name: {weight: 1, size: 40}, typical: {weight: 6}}\n");
            scene.look(Section.SCENARIO, Theme.Choice.DARK, 1.5);
            tab(scene.scene().getRoot(), "tenants");
            scene.settle();
            return scene.scene().snapshot(null);
        });
        var file = FOLDER.resolve("scenario-personas-150.png");
        PngFile.write(picture, file);
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void picker() {
        draw(STOREFRONT, "scenario-picker", root -> {
            tables(root, "products");
            select(root, "weight_grams");
            find(root, "#rule", Button.class).fire();
            find(root, "#rule-search", TextField.class).setText("");
            assertThat(root.lookup("#rule-picker")).isNotNull();
        });
    }

    @Test
    void pickerThatIsSearchedAndRefused() {
        draw(TRACKER, "scenario-picker-refused", root -> {
            select(root, "slug");
            find(root, "#rule", Button.class).fire();
            find(root, "#rule-search", TextField.class).setText("o");
            find(root, "#rule-text", TextField.class).setText("{between: [1]}");
            find(root, "#rule-use", Button.class).fire();
        });
    }

    @Test
    void filtered() {
        draw(STOREFRONT, "scenario-filtered", root -> {
            find(root, "#scenario-filter", TextField.class).setText("int");
            tables(root, "order_lines");
        });
    }

    @Test
    void filteredToNothing() {
        draw(
                STOREFRONT,
                "scenario-filtered-none",
                root -> find(root, "#scenario-filter", TextField.class).setText("no such words"));
    }

    @Test
    void rows() {
        draw(TRACKER, "scenario-rows", root -> {
            tables(root, "projects");
            find(root, "#rows", Button.class).fire();
            find(root, "#rows-text", TextField.class).setText("{per: public.workspaces, poisson: 6}");
        });
    }

    @Test
    void review() {
        draw(
                TRACKER,
                "scenario-review",
                root -> find(root, "#review", Button.class).fire());
    }

    @Test
    void edges() {
        draw(STOREFRONT, "scenario-edges", root -> {
            tab(root, "edges");
            find(root, "#packs-all", Button.class).fire();
        });
    }

    @Test
    void invariants() {
        draw(STOREFRONT, "scenario-invariants", root -> tab(root, "promises"));
    }

    @Test
    void tenants() {
        draw(STOREFRONT, "scenario-tenants", root -> {
            tab(root, "tenants");
            find(root, "#suggest-personas", Button.class).fire();
            var size = find(root, "#persona-size", TextField.class);
            size.setText("huge");
            size.getOnAction().handle(null);
            find(root, "#persona-name", TextField.class).setText("whale_of_a_tenant_with_a_very_long_name");
            var seed = find(root, "#setting-as-of", TextField.class);
            seed.setText("tomorrow");
            seed.getOnAction().handle(null);
        });
    }

    @Test
    void error() {
        draw(TRACKER, "scenario-error", root -> {
            var area = find(root, "#tabs .text-area", TextArea.class);
            area.setText(area.getText().replace("tenants:", "tennants:"));
            area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
            assertThat(root.lookupAll(".problem-banner .what"))
                    .anySatisfy(what -> assertThat(((Label) what).getText()).contains("tennants"));
        });
    }

    private static void select(Parent root, String column) {
        var columns = (TableView<?>) find(root, "#columns", TableView.class);
        for (var index = 0; index < columns.getItems().size(); index++) {
            if (columns.getItems().get(index).toString().contains("name=" + column + ",")) {
                columns.getSelectionModel().clearAndSelect(index);
                return;
            }
        }
        columns.getSelectionModel().clearAndSelect(1);
    }

    @SuppressWarnings("unchecked")
    private static void tables(Parent root, String table) {
        var tree = (TreeView<Optional<TableNode>>) root.lookup("#tables");
        IntStream.range(0, tree.getExpandedItemCount())
                .filter(row -> tree.getTreeItem(row)
                        .getValue()
                        .filter(node -> node.plan().name().name().equals(table))
                        .isPresent())
                .findFirst()
                .ifPresent(tree.getSelectionModel()::select);
    }

    private static void tab(Parent root, String tab) {
        find(root, "#tab-" + tab, ToggleButton.class).fire();
        root.applyCss();
        root.layout();
    }

    private static <T extends Node> T find(Parent root, String selector, Class<T> type) {
        root.applyCss();
        root.layout();
        return type.cast(root.lookup(selector));
    }

    private static void draw(String source, String name, Consumer<Parent> change) {
        var workbench = Workbenches.workbench();
        var project = workbench.open(Source.parse(source), Progress.UNWATCHED);
        assertThat(new Shot(Section.SCENARIO, name, change).write(workbench, project, FOLDER))
                .hasSize(2);
    }
}
