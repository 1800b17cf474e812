package dev.seedbed.ui.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.fakes.PostgresProxy;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a person reads in the real window when a file cannot be written.
@ExtendWith(ApplicationExtension.class)
class ExportWindowTest {

    private final Session session = Workbenches.session(Background.onVirtualThreads());

    @TempDir
    private Path folder;

    @Start
    void start(Stage stage) {
        Workbenches.show(stage, session);
    }

    @Test
    void aFullDiskIsExplainedAndTheOldFileStays(FxRobot robot) throws Exception {
        var mounted = run("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", folder.toString());
        assumeTrue(mounted, "needs a small tmpfs, which only root on Linux can make");
        try {
            var file = Files.writeString(folder.resolve("seed.sql"), "old");
            open(robot, "sample:ledger");

            save(robot, file);

            assertThat(told(robot))
                    .contains("The seed file could not be written.", file.toString())
                    .anyMatch(why -> why.contains("No space left"))
                    .anyMatch(remedy -> remedy.contains("make room"));
            assertThat(file).hasContent("old");
            assertThat(folder).isDirectoryNotContaining("glob:**.part");
        } finally {
            run("umount", folder.toString());
        }
    }

    @Test
    void aServerThatDiedIsExplainedAndNothingIsWritten(FxRobot robot) throws Exception {
        var database = PostgresServers.newest().database("CREATE TABLE teams (id int PRIMARY KEY, name text NOT NULL)");
        var proxy = new PostgresProxy(database.port()).database("teams", database.database());
        var url = new DatabaseUrl(
                database.host(), proxy.port(), "teams", database.user(), database.password(), database.parameters());
        open(robot, url.connectable());
        proxy.close();
        proxy.cutNow();
        robot.interact(() -> session.edit(
                "Seed", text -> ScenarioEdit.of(text).set(List.of("seed"), "7").text()));
        await(() -> !session.busyProperty().get());

        save(robot, folder.resolve("seed.sql"));

        assertThat(told(robot))
                .contains("Seedbed could not connect to the database.", url.place())
                .anyMatch(why -> why.contains("the connection was refused"))
                .anyMatch(remedy -> remedy.startsWith("Start the server"));
        assertThat(folder).isEmptyDirectory();
    }

    private void open(FxRobot robot, String source) throws TimeoutException {
        robot.interact(() -> session.open(source));
        await(() -> session.projectProperty().get().filter(Project::tried).isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
    }

    private static void save(FxRobot robot, Path file) throws TimeoutException {
        robot.clickOn("#file");
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write(file.toString());
        robot.type(KeyCode.ENTER);
        await(() -> banner(robot).isVisible());
    }

    private static ProblemBanner banner(FxRobot robot) {
        return robot.lookup("#export-problem").queryAs(ProblemBanner.class);
    }

    private static List<String> told(FxRobot robot) {
        return robot.from(banner(robot)).lookup(".label").queryAllAs(Label.class).stream()
                .filter(Label::isVisible)
                .map(Label::getText)
                .toList();
    }

    private static boolean run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
