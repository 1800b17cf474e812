package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.PngFile;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Draws the list of branches with a base and a branch of a long name, with letters of the usual size and at 150 %.
class BranchesScreenshotsTest {

    private static final String NAME = "feature-checkout-with-a-long-name";

    private final Session session = Workbenches.sessionOn("sample:storefront");

    @AfterEach
    void deleteBranch() {
        session.workbench()
                .branches(new BranchPlace(ProviderName.LOCAL, Optional.empty()), Progress.UNWATCHED)
                .delete(new BranchName(NAME));
    }

    @Test
    void aBaseAndItsBranch() throws IOException {
        var scene = ShellScene.onStage(() -> {
            var made = ShellScene.of(session, 1280, 720);
            made.look(Section.BRANCHES, Theme.Choice.LIGHT, 1);
            ((Button) made.scene().lookup("#publish")).fire();
            ((TextField) made.scene().lookup("#branch-name")).setText(NAME);
            ((Button) made.scene().lookup("#create-branch")).fire();
            return made;
        });
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            for (var scale : List.of(1.0, 1.5)) {
                var picture = ShellScene.onStage(() -> {
                    scene.look(Section.BRANCHES, choice, scale);
                    assertThat(scene.visible())
                            .anyMatch(node -> node instanceof Labeled text && NAME.equals(text.getText()));
                    return scene.scene().snapshot(null);
                });
                var file = Path.of(
                        "screens",
                        String.format(Locale.ROOT, "branches-%s-%.0f.png", choice, scale * 100)
                                .toLowerCase(Locale.ROOT));
                PngFile.write(picture, PostgresServers.TARGET.resolve(file));
            }
        }
    }

    /// Nothing is under way in it but what waits to begin.
    @Test
    void aChangeUnderWayIsStoppedByCancel() throws IOException {
        var waiting = new ArrayDeque<Runnable>();
        var held = Workbenches.session(Background.on(waiting::add));
        var picture = ShellScene.onStage(() -> {
            held.adopt(Workbenches.project(session));
            var scene = ShellScene.of(held, 1280, 720);
            scene.look(Section.BRANCHES, Theme.Choice.LIGHT, 1);
            assertThat(scene.scene().lookup("#branches-cancel").isVisible()).isFalse();
            ((Button) scene.scene().lookup("#publish")).fire();
            scene.settle();
            var cancel = (Button) scene.scene().lookup("#branches-cancel");
            assertThat(cancel.isVisible()).isTrue();
            assertThat(cancel.isCancelButton()).isTrue();
            assertThat(scene.scene().lookup("#branch-provider").isDisabled()).isTrue();
            return scene.scene().snapshot(null);
        });
        PngFile.write(picture, PostgresServers.TARGET.resolve("screens/branches-change.png"));
    }
}
