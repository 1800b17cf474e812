package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The foot of the window while work comes and goes.
class StatusLineTest {

    private static final long NOTICED = 700;

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Session session = Workbenches.session(Background.on(waiting::add));

    @Test
    void cancelKeepsTheKeyboardWhileOtherWorkComesAndGoes() throws InterruptedException {
        var scene = ShellScene.onStage(() -> {
            var made = ShellScene.of(session, 1280, 720);
            made.look(Section.WELCOME, Theme.Choice.LIGHT, 1);
            start("long");
            return made;
        });
        Thread.sleep(NOTICED);
        var cancel = ShellScene.onStage(() -> {
            var button = scene.scene().lookup("#status-cancel");
            button.requestFocus();
            start("short");
            return button;
        });
        Thread.sleep(NOTICED);
        var more = ShellScene.onStage(() -> scene.scene().lookup("#status-jobs").isVisible());
        ShellScene.onStage(() -> {
            waiting.removeLast().run();
            waiting.removeLast().run();
            return true;
        });
        Thread.sleep(NOTICED);

        assertThat(more).isTrue();
        assertThat(ShellScene.<Node>onStage(() -> scene.scene().getFocusOwner()))
                .isSameAs(cancel);
        assertThat(session.background().jobs())
                .extracting(Job::title)
                .contains("long")
                .doesNotContain("short");
    }

    @Test
    void aLookAtTheFileIsNoWorkToBeShown(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("scenario.yaml"), "source: sample:ledger\n");
        session.open(file.toString());
        runAll();
        var seen = new ArrayList<Integer>();
        session.background().jobs().addListener((ListChangeListener<Object>)
                change -> seen.add(change.getList().size()));

        session.saving().look();
        assertThat(waiting).isNotEmpty();
        runAll();

        assertThat(seen).isEmpty();
    }

    private void start(String title) {
        session.background().run(title, _ -> title, _ -> {}, _ -> {});
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
