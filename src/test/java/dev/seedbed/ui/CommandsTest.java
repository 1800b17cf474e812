package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.command.PaletteHit;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Everything that can be done is found by typing, and done by keys.
@ExtendWith(ApplicationExtension.class)
class CommandsTest {

    private static final TableName ORDERS = new TableName("public", "orders");

    @TempDir
    private Path home;

    private final Session session = Workbenches.session();
    private ShellView shell;
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        shell = DesktopApp.show(stage, session, new Preferences(new SeedbedHome(home)));
        stage.setX(0);
        stage.setY(0);
    }

    private Section section() {
        return shell.model().sectionProperty().get();
    }

    private void openSample(FxRobot robot) {
        robot.interact(() -> session.open("sample:storefront"));
    }

    private static List<PaletteHit> hits(FxRobot robot) {
        return List.copyOf(
                robot.lookup("#palette-hits").<ListView<PaletteHit>>query().getItems());
    }

    private static boolean isPaletteOpen(FxRobot robot) {
        return robot.lookup("#palette-query").tryQuery().isPresent();
    }

    @Test
    void aTableIsFoundByAFewLetters(FxRobot robot) {
        openSample(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write("orders");
        robot.type(KeyCode.ENTER);

        assertThat(session.tableProperty().get()).contains(ORDERS);
        assertThat(section()).isEqualTo(Section.CASCADE);
        assertThat(isPaletteOpen(robot)).isFalse();
    }

    @Test
    void aColumnIsShownWhereItIsDecided(FxRobot robot) {
        openSample(robot);
        robot.type(KeyCode.SHIFT, KeyCode.SHIFT);
        robot.write("@orders.total");
        robot.type(KeyCode.ENTER);

        assertThat(section()).isEqualTo(Section.SCENARIO);
        assertThat(session.tableProperty().get()).contains(ORDERS);
    }

    @Test
    void aCommandThatCannotBeRunSaysWhy(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.write(">export");

        assertThat(hits(robot).getFirst().entry().refusal().get()).contains("Open a schema first");
        robot.type(KeyCode.ENTER);
        assertThat(isPaletteOpen(robot)).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(isPaletteOpen(robot)).isFalse();
        assertThat(section()).isEqualTo(Section.WELCOME);
    }

    @Test
    void thePaletteGivesTheKeyboardBack(FxRobot robot) {
        openSample(robot);
        var before = stage.getScene().getFocusOwner();
        robot.push(KeyCode.SHORTCUT, KeyCode.K);
        robot.type(KeyCode.TAB);
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("palette-query");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        assertThat(section()).isEqualTo(Section.CASCADE);
        robot.type(KeyCode.ESCAPE);

        assertThat(stage.getScene().getFocusOwner()).isSameAs(before);
    }

    @Test
    void theSheetShowsEveryCommandThatHasKeys(FxRobot robot) {
        openSample(robot);
        robot.type(KeyCode.F1);

        var words = robot.lookup(".shortcut-sheet .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
        assertThat(words).contains("Go to Preview", "Ctrl+3", "Search or run", "Ctrl+K", "Next pane", "F6");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".shortcut-sheet").queryAll()).isEmpty();
    }

    @Test
    void panesTakeTheKeyboardInTurn(FxRobot robot) {
        openSample(robot);
        var visited = new ArrayList<Node>();
        for (var turn = 0; turn < 4; turn++) {
            robot.type(KeyCode.F6);
            visited.add(stage.getScene().getFocusOwner());
        }

        assertThat(visited).extracting(Node::getId).containsExactly("go-CASCADE", "graph", "search", "go-CASCADE");
        robot.push(KeyCode.SHIFT, KeyCode.F6);
        assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("search");
    }

    @Test
    void altAndAnArrowLeadBack(FxRobot robot) {
        openSample(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        assertThat(section()).isEqualTo(Section.CASCADE);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        assertThat(section()).isEqualTo(Section.PREVIEW);
    }

    @Test
    void problemsLeadToTheirPlace(FxRobot robot) {
        openSample(robot);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT3);
        robot.clickOn("#status-problems");
        robot.type(KeyCode.ENTER);

        assertThat(section()).isEqualTo(Section.CASCADE);
        robot.interact(() -> robot.lookup("#problems-list").query().requestFocus());
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".problems-drawer").query().isVisible()).isFalse();
    }

    @Test
    void lettersGrowAndStayLarge(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT9);
        var title = robot.lookup("#calm").queryLabeled();
        var before = title.getFont().getSize();
        robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);

        assertThat(title.getFont().getSize()).isEqualTo(before * 1.25);
        assertThat(new Preferences(new SeedbedHome(home)).find("scale")).contains("1.25");
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertThat(title.getFont().getSize()).isEqualTo(before);
    }

    @Test
    void aSchemeIsChosenAndKept(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT9);
        robot.clickOn("#scheme-contrast");

        assertThat(robot.lookup("#scheme-contrast").queryAs(RadioButton.class).isSelected())
                .isTrue();
        assertThat(new Preferences(new SeedbedHome(home)).find("scheme")).contains("contrast");
    }
}
