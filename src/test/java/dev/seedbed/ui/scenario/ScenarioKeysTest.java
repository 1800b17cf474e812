package dev.seedbed.ui.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Deciding rules and rows without a mouse, in the real window.
@ExtendWith(ApplicationExtension.class)
class ScenarioKeysTest {

    private static final TableName CUSTOMERS = new TableName("public", "customers");
    private static final ColumnName PHONE = new ColumnName(CUSTOMERS, "phone");
    private static final ColumnRule CITY = new ColumnRule.Meaning(Kind.CITY);

    private final Session session = Workbenches.session(Background.onVirtualThreads());

    @Start
    void start(Stage stage) {
        Workbenches.show(stage, session);
    }

    @BeforeEach
    void open(FxRobot robot) throws TimeoutException {
        robot.interact(() -> session.open("sample:storefront"));
        await(this::tried);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT2);
        await(() -> isFocused(robot, "#tables"));
    }

    @Test
    void aRuleIsFoundChosenAndTakenBack(FxRobot robot) throws TimeoutException {
        var before = rule(PHONE);
        goTo(robot, CUSTOMERS);
        goToColumn(robot, PHONE);

        robot.type(KeyCode.F2);
        await(() -> isFocused(robot, "#rule-search") && lines(robot) > 0);
        robot.write("city");
        robot.type(KeyCode.ENTER);
        await(() -> rule(PHONE).equals(CITY));
        assertThat(robot.lookup("#rule-picker").tryQuery()).isEmpty();

        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        await(() -> rule(PHONE).equals(before));
        assertThat(isFocused(robot, "#columns")).isTrue();
        assertThat(columns(robot).selected()).containsExactly("phone");
    }

    /// From the column whose rule was chosen the arrows go on to the next.
    @Test
    void oneColumnAfterTheOtherIsDecided(FxRobot robot) throws TimeoutException {
        goTo(robot, CUSTOMERS);
        goToColumn(robot, PHONE);
        robot.type(KeyCode.ENTER);
        await(() -> isFocused(robot, "#rule-search") && lines(robot) > 0);
        robot.write("city");
        robot.type(KeyCode.ENTER);
        await(() -> rule(PHONE).equals(CITY) && tried() && isFocused(robot, "#columns"));

        robot.type(KeyCode.DOWN);
        assertThat(columns(robot).selected()).containsExactly("street");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        assertThat(columns(robot).selected()).containsExactly("street", "city");
    }

    @Test
    void whileARuleIsChosenTheKeyboardStaysThere(FxRobot robot) throws TimeoutException {
        goTo(robot, CUSTOMERS);
        goToColumn(robot, PHONE);
        robot.type(KeyCode.F2);
        await(() -> isFocused(robot, "#rule-search") && lines(robot) > 0);

        for (var step = 0; step < 9; step++) {
            robot.type(step < 6 ? KeyCode.TAB : KeyCode.F6);
            assertThat(robot.lookup("#rule-picker").query().isFocusWithin()).isTrue();
        }
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#rule-picker").tryQuery()).isEmpty();
        assertThat(isFocused(robot, "#columns")).isTrue();
    }

    @Test
    void aRuleIsSaidInOnesOwnWords(FxRobot robot) throws TimeoutException {
        goTo(robot, CUSTOMERS);
        goToColumn(robot, PHONE);
        robot.type(KeyCode.F2);
        await(() -> isFocused(robot, "#rule-search"));
        robot.type(KeyCode.TAB);
        assertThat(isFocused(robot, "#rule-text")).isTrue();
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("city");
        robot.type(KeyCode.ENTER);

        await(() -> rule(PHONE).equals(CITY));
    }

    @Test
    void rowsAreSaidAtTheirTable(FxRobot robot) throws TimeoutException {
        goTo(robot, CUSTOMERS);
        robot.type(KeyCode.ENTER);
        await(() -> isFocused(robot, "#rows-text"));
        robot.write("7 per tenant");
        robot.type(KeyCode.ENTER);

        await(() -> draft().rows().equals(new RowCount.PerTenant(7)));
        assertThat(isFocused(robot, "#tables")).isTrue();
    }

    @Test
    void aReviewEndsAtTheColumnsThatItWasOf(FxRobot robot) throws TimeoutException {
        robot.type(KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.TAB); // to the filter
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(isFocused(robot, "#review")).isTrue();
        robot.type(KeyCode.SPACE);
        assertThat(isFocused(robot, "#review-accept")).isTrue();
        robot.type(KeyCode.RIGHT);
        robot.type(KeyCode.F2);
        await(() -> isFocused(robot, "#rule-search"));
        robot.type(KeyCode.ESCAPE);
        assertThat(isFocused(robot, "#review-accept")).isTrue();

        robot.type(KeyCode.ESCAPE);

        assertThat(isFocused(robot, "#columns")).isTrue();
    }

    /// A tab would be no YAML.
    @Test
    void theFileIsIndentedAndLeftByTheKeyboard(FxRobot robot) throws TimeoutException {
        type(robot, KeyCode.F6, 2);
        assertThat(isFocused(robot, "#tab-file")).isTrue();
        type(robot, KeyCode.TAB, 4);
        robot.push(KeyCode.SHORTCUT, KeyCode.HOME);
        robot.write("# note");
        robot.type(KeyCode.TAB);
        await(() -> session.textProperty().get().startsWith("# note  "));

        robot.type(KeyCode.F6);
        assertThat(isFocused(robot, "#go-CASCADE")).isTrue();
    }

    private static void type(FxRobot robot, KeyCode key, int times) {
        for (var time = 0; time < times; time++) {
            robot.type(key);
        }
    }

    private ColumnTable columns(FxRobot robot) {
        return robot.lookup("#columns").queryAs(ColumnTable.class);
    }

    private void goTo(FxRobot robot, TableName table) throws TimeoutException {
        for (var steps = 0;
                steps < 40
                        && !session.tableProperty().get().filter(table::equals).isPresent();
                steps++) {
            robot.type(KeyCode.DOWN);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertThat(session.tableProperty().get()).contains(table);
    }

    private void goToColumn(FxRobot robot, ColumnName column) {
        robot.type(KeyCode.F6);
        for (var steps = 0; steps < 10 && !isFocused(robot, "#columns"); steps++) {
            robot.type(KeyCode.TAB);
        }
        for (var steps = 0; steps < 20 && !columns(robot).selected().contains(column.column()); steps++) {
            robot.type(KeyCode.DOWN);
        }
        assertThat(columns(robot).selected()).containsExactly(column.column());
    }

    private int lines(FxRobot robot) {
        return robot.lookup("#rule-list").queryAs(ListView.class).getItems().size();
    }

    private boolean tried() {
        return session.projectProperty().get().filter(Project::tried).isPresent();
    }

    private DraftTable draft() {
        return Workbenches.project(session).draft().table(CUSTOMERS);
    }

    private ColumnRule rule(ColumnName column) {
        return draft().column(column.column()).rule();
    }

    private static boolean isFocused(FxRobot robot, String selector) {
        return robot.lookup(selector).tryQuery().filter(Node::isFocused).isPresent();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
