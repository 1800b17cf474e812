package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.PngFile;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws every screen, in every state that it can be in, light and dark, with letters of the usual size and at 150 %,
/// for the eye; and checks that there is something on each picture.
class ScreenSetTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens").resolve("set");

    private final Workbench workbench = Workbenches.workbench();
    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private final CountDownLatch held = new CountDownLatch(1);
    private int jobsHeld;

    /// What there may be to see.
    enum State {
        EMPTY,
        FULL,
        ERROR,
        WORK
    }

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectories(FOLDER);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyScreenIsDrawn(State state) throws Exception {
        var small = ShellScene.onStage(() -> ShellScene.of(session, 1280, 720));
        var project = state == State.EMPTY ? bare() : sample();
        ShellScene.onStage(() -> enter(state));
        draw(small, state, List.of(Section.WELCOME));
        ShellScene.onStage(() -> {
            session.adopt(project);
            session.tableProperty()
                    .set(Optional.of(new TableName("public", "order_lines"))
                            .filter(name -> project.schema().find(name).isPresent()));
            if (state == State.ERROR) {
                enter(state);
                ((Button) small.scene().lookup("#status-problems")).fire();
            }
            return state;
        });
        draw(small, state, List.of(Section.values()).subList(1, Section.values().length));
        held.countDown();
    }

    private Project sample() {
        return workbench.open(Source.parse("sample:storefront"), Progress.UNWATCHED);
    }

    /// A schema with nothing to say about tenants.
    private Project bare() throws IOException {
        var file = Files.createTempDirectory("seedbed-pictures").resolve("notes.sql");
        Files.writeString(file, "CREATE TABLE notes (id bigint PRIMARY KEY, words text NOT NULL);");
        return workbench.open(Source.parse(file.toString()), Progress.UNWATCHED);
    }

    private State enter(State state) {
        if (state == State.ERROR) {
            session.problemProperty()
                    .set(Optional.of(Problem.error(
                            Category.UNREACHABLE,
                            "The database does not answer.",
                            "postgres://staff@db.example.com:5432/shop",
                            "Connection refused.",
                            "Check that PostgreSQL runs there and that a firewall lets you through.")));
        }
        if (state == State.WORK) {
            hold("Writing seed.sql");
            hold("Proving the delete");
        }
        return state;
    }

    private void hold(String title) {
        jobsHeld++;
        session.background()
                .run(
                        title,
                        progress -> {
                            progress.report(title, 62, 100);
                            return await();
                        },
                        _ -> {},
                        _ -> {});
    }

    private boolean await() {
        try {
            return held.await(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void draw(ShellScene scene, State state, List<Section> sections) throws Exception {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            for (var scale : List.of(1.0, 1.5)) {
                for (var section : sections) {
                    ShellScene.onStage(() -> look(scene, section, choice, scale));
                    settle();
                    var picture = ShellScene.onStage(() -> look(scene, section, choice, scale));
                    var name = String.format(Locale.ROOT, "%s-%s-%s-%.0f.png", section, state, choice, scale * 100);
                    assertThat(brightness(picture))
                            .as(name)
                            .isBetween(
                                    choice == Theme.Choice.LIGHT ? 0.75 : 0, choice == Theme.Choice.LIGHT ? 1 : 0.25);
                    PngFile.write(picture, FOLDER.resolve(name.toLowerCase(Locale.ROOT)));
                }
            }
        }
    }

    private static WritableImage look(ShellScene scene, Section section, Theme.Choice choice, double scale) {
        scene.look(section, choice, scale);
        return scene.scene().snapshot(null);
    }

    /// Until nothing is under way but what is held.
    private void settle() throws InterruptedException {
        var turns = 0;
        while (ShellScene.onStage(() -> session.background().jobs().size()) > jobsHeld) {
            Thread.sleep(10);
            assertThat(turns++).isLessThan(3000);
        }
        if (jobsHeld > 0) {
            // The status bar shows work only after a while.
            Thread.sleep(turns == 0 ? 20 : 350);
        }
    }

    private static double brightness(WritableImage picture) {
        var pixels = picture.getPixelReader();
        var sum = 0.0;
        var points = 0;
        for (var y = 0; y < picture.getHeight(); y += 9) {
            for (var x = 0; x < picture.getWidth(); x += 9) {
                sum += pixels.getColor(x, y).getBrightness();
                points++;
            }
        }
        return sum / points;
    }
}
