package dev.seedbed.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Edge;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.cascade.drawing.Line;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ScrollEvent.HorizontalTextScrollUnits;
import javafx.scene.input.ScrollEvent.VerticalTextScrollUnits;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class GraphCanvasTest {

    private static final TableName WORKSPACES = new TableName("public", "workspaces");
    private static final TableName ACCOUNTS = new TableName("public", "accounts");
    private static final TableName EVENTS = new TableName("public", "events");

    private final GraphCanvas graph = new GraphCanvas();
    private static final HorizontalTextScrollUnits NO_WORDS = HorizontalTextScrollUnits.NONE;
    private static final VerticalTextScrollUnits NO_LINES = VerticalTextScrollUnits.NONE;
    private final List<String> changes = new ArrayList<>();

    @Start
    void start(Stage stage) {
        var theme = new Theme();
        theme.choiceProperty().set(Theme.Choice.LIGHT);
        var scene = new Scene(graph, 700, 400);
        theme.dress(scene);
        graph.graphProperty().set(Optional.of(layout()));
        graph.setEditor(new Witness());
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        graph.requestFocus();
    }

    @Test
    void aClickSelectsTheTableUnderIt(FxRobot robot) {
        click(robot, ACCOUNTS);

        assertThat(graph.selectionProperty().get()).contains(ACCOUNTS);
        assertThat(graph.getAccessibleText()).isEqualTo("accounts, deleted with the tenant, one key from the root");
    }

    @Test
    void aClickBesideTheTablesSelectsNothing(FxRobot robot) {
        click(robot, ACCOUNTS);
        robot.clickOn(graph.localToScreen(5, 5), MouseButton.PRIMARY);

        assertThat(graph.selectionProperty().get()).isEmpty();
    }

    @Test
    void arrowsWalkFromTableToTable(FxRobot robot) {
        robot.type(KeyCode.RIGHT);
        assertThat(graph.selectionProperty().get()).contains(WORKSPACES);
        robot.type(KeyCode.RIGHT);
        assertThat(graph.selectionProperty().get()).contains(ACCOUNTS);
        robot.type(KeyCode.DOWN);
        assertThat(graph.selectionProperty().get()).contains(EVENTS);
        robot.type(KeyCode.ESCAPE);
        assertThat(graph.selectionProperty().get()).isEmpty();
    }

    @Test
    void draggingMovesThePlaneAndSelectsNothing(FxRobot robot) {
        var before = graph.cameraProperty().get();

        robot.drag(graph.localToScreen(20, 20), MouseButton.PRIMARY).dropBy(60, 40);

        var after = graph.cameraProperty().get();
        assertThat(after.shiftX() - before.shiftX()).isEqualTo(60, within(1.0));
        assertThat(after.shiftY() - before.shiftY()).isEqualTo(40, within(1.0));
        assertThat(graph.selectionProperty().get()).isEmpty();
    }

    @Test
    void draggingABoxMovesItAndTellsWhereTo(FxRobot robot) {
        var before = graph.index().find(ACCOUNTS).orElseThrow();
        var scale = graph.cameraProperty().get().scale();

        robot.drag(middle(ACCOUNTS), MouseButton.PRIMARY).dropBy(50, 70);

        assertThat(changes).singleElement().asString().startsWith("move accounts");
        var after = graph.index().find(ACCOUNTS).orElseThrow();
        assertThat((after.x() - before.x()) * scale).isEqualTo(50, within(2.0));
        assertThat((after.y() - before.y()) * scale).isEqualTo(70, within(2.0));
    }

    @Test
    void spaceAndDoubleClickTurnTheSelectedTable(FxRobot robot) {
        click(robot, ACCOUNTS);
        robot.type(KeyCode.SPACE);
        robot.doubleClickOn(middle(EVENTS), MouseButton.PRIMARY);

        assertThat(changes).containsExactly("turn accounts", "turn events");
    }

    @Test
    void changesAreTakenBackByKeys(FxRobot robot) {
        robot.press(KeyCode.SHORTCUT).type(KeyCode.Z).release(KeyCode.SHORTCUT);
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHORTCUT, KeyCode.SHIFT);

        assertThat(changes).containsExactly("undo", "redo");
    }

    @Test
    void focusIsEnteredAndLeftByKeys(FxRobot robot) {
        click(robot, ACCOUNTS);
        robot.type(KeyCode.F);
        assertThat(graph.depthProperty().get()).isEqualTo(2);
        robot.type(KeyCode.ESCAPE);
        assertThat(graph.depthProperty().get()).isZero();
        assertThat(graph.selectionProperty().get()).contains(ACCOUNTS);
    }

    @Test
    void aTrackpadPans(FxRobot robot) {
        var before = graph.cameraProperty().get();

        robot.interact(() -> {
            scroll(ScrollEvent.SCROLL_STARTED, 0, 0, false);
            scroll(ScrollEvent.SCROLL, 0, 60, false);
            scroll(ScrollEvent.SCROLL_FINISHED, 0, 0, false);
        });

        assertThat(graph.cameraProperty().get()).isEqualTo(before.pan(0, 60));
    }

    @Test
    void aWheelZoomsUnlessAPersonLikesItToPan(FxRobot robot) {
        var before = graph.cameraProperty().get();

        robot.interact(() -> scroll(ScrollEvent.SCROLL, 0, 40, false));
        assertThat(graph.cameraProperty().get().scale()).isGreaterThan(before.scale());

        robot.interact(() -> {
            graph.cameraProperty().set(before);
            graph.setStyle("-graph-wheel-pans: true");
            graph.applyCss();
            scroll(ScrollEvent.SCROLL, 0, 40, false);
        });
        assertThat(graph.cameraProperty().get()).isEqualTo(before.pan(0, 40));
    }

    @Test
    void theShortcutKeyMakesScrollingZoom(FxRobot robot) {
        var before = graph.cameraProperty().get();

        robot.interact(() -> scroll(ScrollEvent.SCROLL, 0, 5, true));

        var after = graph.cameraProperty().get();
        assertThat(after.scale()).isGreaterThan(before.scale());
        assertThat(after.world(350, 200).y()).isEqualTo(before.world(350, 200).y(), within(0.5));
    }

    private void scroll(EventType<ScrollEvent> type, double x, double y, boolean shortcut) {
        graph.fireEvent(new ScrollEvent(
                type, 350, 200, 350, 200, false, shortcut, false, shortcut, false, false, x, y, x, y, NO_WORDS, 0,
                NO_LINES, 0, 0, null));
    }

    private Point2D middle(TableName table) {
        var camera = graph.cameraProperty().get();
        var box = graph.index().find(table).orElseThrow();
        return graph.localToScreen(camera.x(box.x() + box.width() / 2), camera.y(box.y() + box.height() / 2));
    }

    @Test
    void theWheelZoomsAtThePointer(FxRobot robot) {
        robot.moveTo(graph.localToScreen(350, 200));
        var before = graph.cameraProperty().get();

        robot.scroll(3, VerticalDirection.UP);

        var after = graph.cameraProperty().get();
        assertThat(after.scale()).isNotEqualTo(before.scale());
        assertThat(after.world(350, 200).x()).isEqualTo(before.world(350, 200).x(), within(0.5));
    }

    @Test
    void eachTableWearsTheColourOfItsVerdict() {
        assertThat(colourInBandOf(WORKSPACES)).isEqualTo(Color.web("#1F2328"));
        assertThat(colourInBandOf(ACCOUNTS)).isEqualTo(Color.web("#0B4FA0"));
    }

    private Color colourInBandOf(TableName table) {
        var picture = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> graph.snapshot(null, null));
        var camera = graph.cameraProperty().get();
        var box = graph.index().find(table).orElseThrow();
        return picture.getPixelReader().getColor((int) camera.x(box.x() + 4), (int) camera.y(box.y() + 21));
    }

    private void click(FxRobot robot, TableName table) {
        robot.clickOn(middle(table), MouseButton.PRIMARY);
    }

    /// Writes down what it is told.
    private final class Witness implements GraphEditor {

        @Override
        public void turn(TableName table) {
            changes.add("turn " + table.label());
        }

        @Override
        public void move(TableName table, Point corner) {
            changes.add("move " + table.label() + " " + corner);
        }

        @Override
        public void undo() {
            changes.add("undo");
        }

        @Override
        public void redo() {
            changes.add("redo");
        }
    }

    /// The root at the left, one table that goes with it, and below that one that stays.
    private static GraphLayout layout() {
        var key = new ForeignKey(
                "accounts_workspace_id_fkey",
                ACCOUNTS,
                List.of("workspace_id"),
                WORKSPACES,
                List.of("id"),
                DeleteAction.CASCADE,
                List.of("workspace_id"),
                false,
                false,
                false,
                true,
                "RI_ConstraintTrigger_a_1",
                "FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE",
                Optional.empty());
        var boxes = List.of(
                box(WORKSPACES, Verdict.ROOT, List.of(), 20, 60),
                box(ACCOUNTS, Verdict.DELETED, List.of(key), 300, 60),
                box(EVENTS, Verdict.LEFT_BEHIND, List.of(), 300, 160));
        var edge = new Edge(key, Line.CASCADE, List.of(new Point(180, 81), new Point(300, 81)));
        return new GraphLayout(boxes, List.of(edge), List.of(), 480, 220);
    }

    private static Box box(TableName name, Verdict verdict, List<ForeignKey> path, double x, double y) {
        return new Box(
                new TableVerdict(name, verdict, path, "", Set.of()), name.label(), x, y, 160, 42, false, List.of());
    }
}
