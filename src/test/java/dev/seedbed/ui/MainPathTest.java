package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import dev.seedbed.ui.welcome.WelcomeViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The way that everybody goes first, in the real window on the real core: sample, export, save.
@ExtendWith(ApplicationExtension.class)
class MainPathTest {

    private final Path written = Path.of("seed.sql").toAbsolutePath();
    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private ShellView shell;

    @Start
    void start(Stage stage) {
        shell = Workbenches.show(stage, session);
    }

    @BeforeEach
    @AfterEach
    void removeFile() throws IOException {
        Files.deleteIfExists(written);
    }

    @Test
    void threeClicksWriteASeedFileThatLoads(FxRobot robot) throws TimeoutException {
        robot.clickOn("#sample-ledger");
        await(() -> session.projectProperty().get().isPresent());
        robot.clickOn("#export");
        robot.clickOn("#save");
        await(() -> Files.exists(written));

        assertFileLoads(written);
        await(() -> robot.lookup("#saved").queryAllAs(Labeled.class).stream()
                .anyMatch(saved -> saved.getText().contains(written.toString())));
    }

    /// What a drop of the file does is to open it; a robot cannot drop.
    @Test
    void twoClicksDoBehindAFileThatWasDropped(FxRobot robot, @TempDir Path folder) throws Exception {
        var schema = Files.writeString(folder.resolve("schema.sql"), Samples.ddl("ledger"));
        robot.interact(() -> new WelcomeViewModel(session).open(schema));
        await(() -> session.projectProperty().get().isPresent());

        robot.clickOn("#export");
        robot.clickOn("#save");
        var beside = folder.resolve("seed.sql");
        await(() -> Files.exists(beside));

        assertFileLoads(beside);
    }

    @Test
    void theKeyboardAloneDoesIt(FxRobot robot) throws TimeoutException {
        robot.interact(() -> robot.lookup("#sample-ledger").query().requestFocus());
        robot.type(KeyCode.SPACE);
        await(() -> session.projectProperty().get().isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.type(KeyCode.ENTER);
        await(() -> Files.exists(written));

        assertFileLoads(written);
    }

    @Test
    void sectionsAreReachedByNumber(FxRobot robot) throws TimeoutException {
        robot.interact(() -> session.open("sample:ledger"));
        await(() -> session.projectProperty().get().isPresent());

        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertThat(shell.model().sectionProperty().get()).isEqualTo(Section.PREVIEW);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT5);
        assertThat(shell.model().sectionProperty().get()).isEqualTo(Section.BRANCHES);
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        assertThat(shell.model().sectionProperty().get()).isEqualTo(Section.WELCOME);
    }

    @Test
    void withoutAProjectOnlyWelcomeAndBranchesOpen(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.E);

        assertThat(shell.model().sectionProperty().get()).isEqualTo(Section.WELCOME);
        assertThat(robot.lookup("#export").query().isDisabled()).isTrue();
    }

    private static void assertFileLoads(Path file) {
        var database = PostgresServers.newest().database(Samples.ddl("ledger"));
        SeedFileLoader.load(database, file);
        assertThat(TestServer.query(database, "SELECT count(*) FROM workspaces"))
                .isEqualTo("10");
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
