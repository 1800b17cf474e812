package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the workflow of CI as it is before it was written, and where somebody changed it.
class CiScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    @TempDir
    Path repository;

    @Test
    void showsTheWorkflowAndWhatHasToHold() throws IOException {
        Files.writeString(repository.resolve("scenario.yaml"), "");

        draw("ci-full", root -> {
            choose(root, 1);
            field(root, "ci-folder").setText(repository.toString());
            field(root, "ci-build").setText("npm run build");
            field(root, "ci-shipped").setText("dist");
        });

        assertThat(repository.resolve(".github")).doesNotExist();
    }

    @Test
    void showsWhatOverwritingWouldLose() throws IOException {
        var file = repository.resolve(".github/workflows/seedbed.yml");

        draw("ci-diff", root -> {
            field(root, "ci-folder").setText(repository.toString());
            ((Button) root.lookup("#ci-write")).fire();
            change(file);
            choose(root, 2);
            field(root, "ci-test").setText("pnpm e2e");
        });

        assertThat(file).content().contains("# our own step");
    }

    private static void change(Path file) {
        try {
            Files.writeString(file, Files.readString(file).replace("permissions:", "# our own step\npermissions:"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void draw(String name, Consumer<Parent> change) {
        var workbench = Workbenches.workbench();
        var project = workbench.open(Source.parse("sample:ledger"), Progress.UNWATCHED);
        assertThat(new Shot(Section.CI, name, change).write(workbench, project, FOLDER))
                .hasSize(2);
    }

    private static void choose(Parent root, int provider) {
        ((ComboBox<?>) root.lookup("#ci-provider")).getSelectionModel().select(provider);
    }

    private static TextField field(Parent root, String id) {
        return (TextField) root.lookup("#" + id);
    }
}
