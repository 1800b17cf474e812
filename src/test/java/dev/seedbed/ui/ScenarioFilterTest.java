package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Preferences;
import dev.seedbed.core.scenario.Population.Persona;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.session.Session;
import dev.seedbed.ui.shell.Section;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What is found by typing on the scenario screen, and a persona that is added there.
@ExtendWith(ApplicationExtension.class)
class ScenarioFilterTest {

    private static final TableName PRODUCTS = new TableName("public", "products");

    @TempDir
    private Path home;

    private final Session session = Workbenches.session();
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        var shell = DesktopApp.show(stage, session, new Preferences(new SeedbedHome(home)));
        session.open("sample:storefront");
        shell.model().go(Section.SCENARIO);
    }

    @BeforeEach
    void showOrders(FxRobot robot) {
        robot.interact(() -> session.tableProperty().set(Optional.of(new TableName("public", "orders"))));
    }

    @Test
    void aColumnIsFoundByTyping(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.write("weight");
        assertThat(columns(robot)).isZero();

        robot.type(KeyCode.ENTER);
        assertThat(session.tableProperty().get()).contains(PRODUCTS);
        assertThat(columns(robot)).isEqualTo(1);
        assertThat(focused()).isEqualTo("tables");

        robot.push(KeyCode.SHORTCUT, KeyCode.F);
        robot.type(KeyCode.ESCAPE);
        assertThat(columns(robot)).isGreaterThan(5);
        assertThat(session.tableProperty().get()).contains(PRODUCTS);
        assertThat(focused()).isEqualTo("scenario-filter");
    }

    @Test
    void aPersonaIsAddedAndWritten(FxRobot robot) {
        robot.interact(() -> {
            session.type("tenants: 10\n");
            robot.lookup("#tab-tenants").<ToggleButton>query().fire();
            robot.lookup("#add-persona").<Button>query().fire();
        });
        assertThat(focused()).isEqualTo("persona-name");

        robot.eraseText(9).write("whale").type(KeyCode.TAB).write("3");
        assertThat(personas()).containsExactly(new Persona("whale", 1, 1));
        robot.type(KeyCode.TAB);
        assertThat(focused()).isEqualTo("persona-size");
        robot.write("40").type(KeyCode.ENTER);

        assertThat(personas()).containsExactly(new Persona("whale", 3, 40));
        assertThat(focused()).isEqualTo("persona-size");
    }

    private List<Persona> personas() {
        return Workbenches.project(session).scenario().population().personas();
    }

    private static int columns(FxRobot robot) {
        return robot.lookup("#columns").<TableView<?>>query().getItems().size();
    }

    private String focused() {
        return stage.getScene().getFocusOwner().getId();
    }
}
