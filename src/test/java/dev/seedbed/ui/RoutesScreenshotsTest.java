package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the screen of the test routes as it is with a plan, and with everything that can be wrong.
class RoutesScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    @TempDir
    Path repository;

    @Test
    void showsFilesAndTheChangesOfOne() {
        var shown = draw("routes-plan", root -> {
            folder(root).setText(repository.toString());
            click(root, "routes-plan");
        });

        assertThat(shown.files().getRoot().getChildren()).isNotEmpty();
        assertThat(shown.diff().getItems()).anyMatch(line -> line.startsWith("+import "));
    }

    @Test
    void showsWhatIsRefusedImportedAndShipped() throws IOException {
        Files.writeString(repository.resolve("server.test.ts"), "// our own\n");
        Files.writeString(repository.resolve("server.ts"), "import './test-routes/mount.js';\n");
        Files.createDirectories(repository.resolve("dist"));
        Files.writeString(repository.resolve("dist/main.js"), "'" + TestRoutes.TRIPWIRE + "'");
        var shown = draw("routes-wrong", root -> {
            folder(root).setText(repository.toString());
            click(root, "routes-plan");
            click(root, "routes-scan");
        });

        assertThat(shown.why().getText()).contains("seedbed:begin");
        assertThat(shown.root().lookupAll(".check-fails")).hasSize(2);
    }

    @Test
    void aNumberThatIsNoneStaysWhatItWas() {
        var texts = ShellScene.onStage(() -> {
            var scene = ShellScene.of(Workbenches.sessionOn("sample:tracker"), 1280, 720);
            scene.look(Section.ROUTES, Theme.Choice.LIGHT, 1);
            var tenants = (Spinner<?>) scene.scene().lookup("#routes-tenants");
            return Stream.of("", "many", "12")
                    .map(typed -> {
                        tenants.getEditor().setText(typed);
                        tenants.commitValue();
                        return tenants.getEditor().getText() + " " + tenants.getValue();
                    })
                    .toList();
        });

        assertThat(texts).containsExactly("8 8", "8 8", "12 12");
    }

    private record Shown(Parent root, TreeView<?> files, Label why, ListView<String> diff) {}

    private static Shown draw(String name, Consumer<Parent> change) {
        var workbench = Workbenches.workbench();
        var project = workbench.open(Source.parse("sample:tracker"), Progress.UNWATCHED);
        var shown = new Shown[1];
        var files = new Shot(Section.ROUTES, name, root -> {
                    change.accept(root);
                    shown[0] = shown(root);
                })
                .write(workbench, project, FOLDER);
        assertThat(files).hasSize(2);
        return shown[0];
    }

    @SuppressWarnings("unchecked")
    private static Shown shown(Parent root) {
        return new Shown(
                root, (TreeView<?>) root.lookup("#routes-files"), (Label) root.lookup(".refusal"), (ListView<String>)
                        root.lookup("#routes-diff"));
    }

    private static TextField folder(Parent root) {
        return (TextField) root.lookup("#routes-folder");
    }

    private static void click(Parent root, String id) {
        ((Button) root.lookup("#" + id)).fire();
    }
}
