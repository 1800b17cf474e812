package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Source;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.scenario.DriftViewModelTest;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Draws the scenario of a schema that has changed since, before and after its file is updated.
class DriftScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    @TempDir
    Path folder;

    @Test
    void saysWhatHasChangedAndTakesNoRoomOnceTheFileIsUpdated() throws IOException {
        var file = DriftViewModelTest.decided(folder);
        DriftViewModelTest.changeSchema(folder);
        draw(file, "scenario-drift", root -> {
            var update = (Button) root.lookup("#drift-update");
            assertThat(root.lookup("#drift").isVisible()).isTrue();
            assertThat(update.isFocusTraversable() && !update.isDisabled()).isTrue();
        });
        draw(file, "scenario-updated", root -> {
            ((Button) root.lookup("#drift-update")).fire();
            assertThat(root.lookup("#drift").isVisible()).isFalse();
            assertThat(root.lookup("#drift").isManaged()).isFalse();
        });
        assertThat(Files.readString(file)).contains("nickel");
    }

    private static void draw(Path file, String name, Consumer<Parent> change) {
        var workbench = Workbenches.workbench();
        var project = workbench.openFitting(new Source.ScenarioYaml(file), Progress.UNWATCHED);
        assertThat(new Shot(Section.SCENARIO, name, change).write(workbench, project, FOLDER))
                .hasSize(2);
    }
}
