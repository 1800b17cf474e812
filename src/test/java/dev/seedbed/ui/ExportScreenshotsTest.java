package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.PngFile;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.settings.Settings;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the export as it is before, while and after it writes, and when it cannot.
@ExtendWith(ApplicationExtension.class)
class ExportScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private Theme theme;
    private ShellView shell;
    private Scene scene;

    @TempDir
    Path folder;

    @Start
    void start(Stage stage) {
        theme = new Theme();
        shell = new ShellView(session, theme, new Settings(theme, Preferences.passing(), session.background()));
        scene = new Scene(shell.root(), 1440, 900);
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void beforeItTellsSizeAndTime(FxRobot robot) throws Exception {
        open(robot, Size.L);
        await(() -> text(robot, "#forecast").contains("rows in"));

        draw(robot, "export-full");
    }

    /// The other end of a pipe reads a little and then waits, so the work is under way for as long as that.
    @Test
    void meanwhileItTellsHowFarItIsAndStopsWhenAsked(FxRobot robot) throws Exception {
        var pipe = folder.resolve("seed.sql");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs named pipes");
        open(robot, Size.L);
        robot.interact(() -> {
            robot.lookup("#file").<TextField>query().setText(pipe.toString());
            robot.lookup("#save").<Button>query().fire();
        });
        try (var reader = Files.newInputStream(pipe)) {
            reader.skipNBytes(4 << 20);
            await(() -> {
                read(reader);
                return text(robot, "#work-text").contains("a second");
            });
            draw(robot, "export-working");

            robot.interact(() -> robot.lookup("#work-cancel").<Button>query().fire());

            assertThat(text(robot, "#work-text")).startsWith("Stopping");
            reader.transferTo(OutputStream.nullOutputStream());
        }
        await(() -> !robot.lookup("#work").query().isVisible());
        assertThat(robot.lookup(".problem-banner .what").queryAllAs(Labeled.class))
                .anyMatch(label -> label.getText().equals("Cancelled."));
    }

    private static void read(InputStream reader) {
        try {
            reader.skipNBytes(1 << 16);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void afterwardsItTellsWhatWasWrittenAndThatItLoads(FxRobot robot) throws Exception {
        open(robot, Size.M);
        save(robot, folder.resolve("seed.sql"));
        await(() -> text(robot, "#verified .label").contains("every row keeps them"));

        draw(robot, "export-done");
    }

    @Test
    void saysWhyItCannotWrite(FxRobot robot) throws Exception {
        open(robot, Size.S);
        save(robot, folder.resolve("db/seed.sql"));
        await(() -> !robot.lookup("#work").query().isVisible()
                && robot.lookup(".problem-banner .why").queryAllAs(Labeled.class).stream()
                        .anyMatch(label -> label.getText().contains("does not exist")));

        draw(robot, "export-error");
    }

    @Test
    void aPushIsPlannedFirst(FxRobot robot) throws Exception {
        open(robot, Size.S);
        robot.interact(() -> {
            robot.lookup("#to-branch").<RadioButton>query().fire();
            robot.lookup("#push-plan").<Button>query().fire();
        });
        await(() -> robot.lookup("#push-planned").query().isVisible());
        draw(robot, "export-push-plan");

        robot.interact(() -> robot.lookup("#push").<Button>query().fire());
        await(() -> robot.lookup("#push-result").query().isVisible());

        assertThat(text(robot, "#pushed")).startsWith("Published base-seed");
        draw(robot, "export-push-done");
    }

    private void open(FxRobot robot, Size size) throws TimeoutException {
        var project = session.workbench().open(Source.parse("sample:ledger"), Progress.UNWATCHED);
        robot.interact(() -> {
            session.adopt(project);
            shell.model().go(Section.EXPORT);
            session.chooseSize(size);
        });
        await(() -> session.sizeProperty().get().equals(Optional.of(size))
                && !session.busyProperty().get());
    }

    private static void save(FxRobot robot, Path file) {
        robot.interact(() -> {
            robot.lookup("#file").<TextField>query().setText(file.toString());
            robot.lookup("#save").<Button>query().fire();
        });
    }

    private void draw(FxRobot robot, String name) {
        for (var choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            var file = FOLDER.resolve(name + "-" + choice.name().toLowerCase(Locale.ROOT) + ".png");
            robot.interact(() -> {
                theme.choiceProperty().set(choice);
                scene.getRoot().applyCss();
                scene.getRoot().layout();
                try {
                    Files.createDirectories(FOLDER);
                    PngFile.write(scene.snapshot(new WritableImage(1440, 900)), file);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(file).isNotEmptyFile();
        }
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAllAs(Labeled.class).stream()
                .findFirst()
                .map(Labeled::getText)
                .orElse("");
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
