package dev.seedbed.ui.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.command.CommandGroup;
import dev.seedbed.ui.command.Commands;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Proving and mending without a mouse, in a real window on real servers.
@ExtendWith(ApplicationExtension.class)
class DrawerTest {

    private final Session session = Workbenches.session(Background.onVirtualThreads());
    private CascadeViewModel model;
    private CascadeView view;

    @Start
    void start(Stage stage) {
        model = new CascadeViewModel(session);
        view = new CascadeView(model);
        var scene = new Scene(view.root(), 1300, 800);
        var commands = new Commands();
        commands.show(List.of(new CommandGroup("", view.commands())));
        commands.install(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void open(FxRobot robot) throws TimeoutException {
        robot.interact(() -> session.open("sample:storefront"));
        await(() -> session.projectProperty().get().isPresent());
        robot.interact(view::focus);
    }

    @Test
    void theKeyboardAloneProvesAndMends(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        await(() -> model.proof().readingProperty().get().isPresent());
        assertThat(robot.lookup("#proof-headline").queryLabeled().getText()).contains("payouts_store_fk");

        robot.push(KeyCode.SHORTCUT, KeyCode.M);
        await(() -> model.migration().mendedProperty().get().isPresent());
        focus(robot, "#migration-faults");
        robot.type(KeyCode.DOWN);
        assertThat(chosen()).isEqualTo(Remedy.CASCADE);
        focus(robot, "#offer-cascade");
        robot.type(KeyCode.DOWN);
        await(() -> chosen() == Remedy.KEEP);
        assertThat(robot.lookup("#migration-summary").queryLabeled().getText()).contains("1 left open");
        assertThat(robot.lookup("#offer-keep").query().isFocused()).isTrue();
        robot.type(KeyCode.UP);
        await(() -> chosen() == Remedy.CASCADE);

        focus(robot, "#migration-preview");
        robot.type(KeyCode.SPACE);
        assertThat(robot.lookup("#preview-line").query().isVisible()).isTrue();
        focus(robot, "#preview-back");
        robot.type(KeyCode.SPACE);
        assertThat(model.asItIs()).isTrue();

        focus(robot, "#migration-rehearse");
        robot.type(KeyCode.SPACE);
        await(() -> robot.lookup("#proof-headline").queryLabeled().getText().startsWith("After the migration"));
        assertThat(robot.lookup("#proof-headline").queryLabeled().getText()).contains("Proven");

        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("#drawer").queryAll()).isEmpty();
        assertThat(robot.lookup("#verdicts").query().isFocused()).isTrue();
    }

    @Test
    void aRowSelectsItsTableEverywhere(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.ENTER);
        await(() -> model.proof().readingProperty().get().isPresent());

        focus(robot, "#proof-tables");
        robot.type(KeyCode.HOME).type(KeyCode.DOWN);

        var table = robot.lookup("#proof-tables").<TableView<ProofReading.TableLine>>query();
        var line = table.getSelectionModel().getSelectedItem();
        assertThat(model.tableProperty().get()).contains(line.rows().table());
        assertThat(robot.lookup("#verdicts")
                        .<ListView<?>>query()
                        .getSelectionModel()
                        .getSelectedItem())
                .isEqualTo(model.shownProperty().get().orElseThrow());
    }

    private Remedy chosen() {
        return model.migration().chosen().orElseThrow().offer().remedy();
    }

    /// The tabulator key goes through all controls one by one; here it is enough that the control takes the focus.
    private static void focus(FxRobot robot, String control) {
        var node = robot.lookup(control).query();
        assertThat(node.isFocusTraversable()).isTrue();
        robot.interact(node::requestFocus);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
