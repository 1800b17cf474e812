package dev.seedbed.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.RowText;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.control.RowTable.Current;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Looking around in rows without a mouse, in a real window.
@ExtendWith(ApplicationExtension.class)
class PreviewKeysTest {

    private static final TableName ORDERS = new TableName("public", "orders");
    private static final TableName CUSTOMERS = new TableName("public", "customers");

    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private PreviewWindow window;

    @Start
    void start(Stage stage) {
        window = new PreviewWindow(stage, session);
    }

    @BeforeEach
    void open(FxRobot robot) throws TimeoutException {
        robot.interact(() -> session.open("sample:storefront"));
        await(() -> session.projectProperty().get().isPresent());
        adopt(robot, "{tenants: 12, edges: all}");
        robot.interact(() -> {
            session.tableProperty().set(Optional.of(ORDERS));
            window.rows().requestFocus();
        });
        await(() -> window.cells(1).contains("1"));
    }

    @Test
    void theKeyboardAloneGoesLooksAndCopies(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.G);
        robot.write("90");
        robot.type(KeyCode.ENTER);
        await(() -> window.current() == 89 && window.cells(0).contains("90"));

        robot.push(KeyCode.HOME);
        assertThat(window.current()).isZero();
        robot.type(KeyCode.F8);
        await(() -> window.model()
                .gridProperty()
                .get()
                .orElseThrow()
                .made()
                .edge(window.current())
                .isPresent());
        var first = window.current();
        robot.type(KeyCode.F8);
        assertThat(window.current()).isGreaterThan(first);
        robot.push(KeyCode.SHIFT, KeyCode.F8);
        assertThat(window.current()).isEqualTo(first);

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        var inserts = RowText.INSERT.of(project().plan().table(ORDERS), List.of(first));
        await(() -> inserts.equals(clipboard(robot)));
    }

    @Test
    void theRowThatAKeyPointsAtIsShownAndGoneTo(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.rows().jump(30, Optional.of(2)));
        await(() -> window.model().inspection().inspectedProperty().get().isPresent()
                && window.node(".current-link") != null);

        robot.type(KeyCode.F4);
        var link = (Hyperlink) window.node(".current-link");
        assertThat(link.isFocused()).isTrue();
        assertThat(link.getText()).startsWith("customers: ");
        robot.type(KeyCode.SPACE);
        await(() -> session.tableProperty().get().equals(Optional.of(CUSTOMERS)));
        await(() -> window.cells(1).contains(Long.toString(window.current() + 1)));

        robot.push(KeyCode.ALT, KeyCode.LEFT);
        await(() -> session.tableProperty().get().equals(Optional.of(ORDERS)));
        assertThat(window.rows().currentProperty().get()).contains(new Current(30, Optional.of(2)));
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        await(() -> session.tableProperty().get().equals(Optional.of(CUSTOMERS)));
    }

    @Test
    void selectedCellsAreCopiedAsATable(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.rows().jump(1, Optional.of(0)));
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);

        robot.push(KeyCode.SHORTCUT, KeyCode.C);

        await(() -> clipboard(robot).startsWith("2"));
        assertThat(clipboard(robot)).isEqualTo("2\t\n3\t1");
    }

    @Test
    void nothingMovesWhenAProjectIsReplacedByOneWithTheSameColumns(FxRobot robot) throws TimeoutException {
        await(() -> window.cells(0).contains("1"));
        robot.interact(() -> window.rows().jump(60, Optional.of(3)));
        await(() -> window.cells(0).contains("61"));
        var first = window.first();

        change(robot, "{tenants: 14, edges: all}");

        await(() -> window.model().gridProperty().get().orElseThrow().made().plan()
                == project().plan().table(ORDERS));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.first()).isEqualTo(first);
        assertThat(window.current()).isEqualTo(60);
        assertThat(window.rows().selected()).containsExactly(60L);
        assertThat(window.cells(1)).doesNotContain("");
    }

    @Test
    void edgeCasesOfAPackAloneAndBackAgain(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.F8);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ENTER);
        var pack = ((ComboBox<?>) window.node("#preview-edges"))
                .getSelectionModel()
                .getSelectedItem();
        assertThat(pack).isEqualTo(window.model().edges().choices().get(2));
        await(() -> window.rows().currentProperty().get().isPresent()
                && !window.cells(0).isEmpty()
                && ofPack(window.first() - 1));

        var edge = window.first();
        robot.push(KeyCode.SHORTCUT, KeyCode.F8);
        robot.type(KeyCode.HOME);
        robot.type(KeyCode.ENTER);
        await(() -> window.current() == edge - 1 && window.cells(0).contains(Long.toString(edge - 1)));
    }

    private boolean ofPack(long row) {
        var grid = window.model().gridProperty().get().orElseThrow();
        return grid.made()
                .edge(row)
                .filter(window.model().filterProperty().get().edges()::keeps)
                .isPresent();
    }

    @Test
    void theTenantThatIsBeingWrittenStays(FxRobot robot) throws TimeoutException {
        var field = robot.lookup("#preview-tenant").queryTextInputControl();
        robot.interact(() -> {
            field.requestFocus();
            field.setText("7");
        });
        var before = window.model().gridProperty().get();

        change(robot, "{tenants: 12, edges: all, seed: 5}");
        await(() -> project().tried()
                && project().scenario().seed() == 5
                && !window.model().gridProperty().get().equals(before));

        assertThat(field.getText()).isEqualTo("7");
        robot.type(KeyCode.ENTER);
        await(() -> window.model().filterProperty().get().tenant().equals(OptionalLong.of(6)));
        assertThat(field.getText()).isEqualTo("7");
    }

    private void adopt(FxRobot robot, String yaml) {
        var project = session.workbench().withScenario(project(), "scenario.yaml", yaml);
        robot.interact(() -> session.adopt(project));
    }

    private void change(FxRobot robot, String yaml) {
        robot.interact(() -> session.type(yaml));
    }

    private Project project() {
        return Workbenches.project(session);
    }

    private static String clipboard(FxRobot robot) {
        var text = new String[] {""};
        robot.interact(() -> text[0] =
                Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
        return text[0];
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
