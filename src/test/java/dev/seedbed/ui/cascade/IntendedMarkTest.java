package dev.seedbed.ui.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.Workbenches;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class IntendedMarkTest {

    private static final TableName UPLOADS = new TableName("public", "uploads");
    private static final TableName SHIPMENTS = new TableName("public", "shipments");

    private final Session session = Workbenches.sessionOn("sample:storefront");

    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new CascadeView(new CascadeViewModel(session)).root(), 1000, 700));
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @BeforeEach
    void showUploads(FxRobot robot) {
        robot.interact(() -> session.tableProperty().set(Optional.of(UPLOADS)));
    }

    @Test
    void theKeyboardAloneMarksATableAndTakesTheMarkAway(FxRobot robot) {
        var problems = Workbenches.project(session).graph().problems().size();
        var rows = Workbenches.project(session).plan().tables();

        mark(robot, "Kept for the law.");

        assertThat(note()).contains("Kept for the law.");
        assertThat(Workbenches.project(session).graph().problems()).hasSize(problems - 1);
        assertThat(Workbenches.project(session).plan().tables()).isEqualTo(rows);
        assertThat(session.workbench().scenarioText(Workbenches.project(session)))
                .contains("intended:", "public.uploads: Kept for the law.");

        robot.interact(() -> robot.lookup("#intended").query().requestFocus());
        robot.type(KeyCode.SPACE);

        assertThat(note()).isEmpty();
    }

    @Test
    void withoutANoteThereIsNoMark(FxRobot robot) {
        mark(robot, " ");

        assertThat(note()).isEmpty();
    }

    @Test
    void escapeLeavesTheMarkAsItWas(FxRobot robot) {
        mark(robot, "First.");
        robot.interact(() -> robot.lookup("#intended-note").query().requestFocus());
        robot.write("Second.").type(KeyCode.ESCAPE);

        assertThat(note()).contains("First.");
    }

    @Test
    void aNoteCountsWhenThePersonGoesElsewhere(FxRobot robot) {
        robot.interact(() -> robot.lookup("#intended").query().requestFocus());
        robot.type(KeyCode.SPACE).write("Cached.");
        robot.interact(() -> session.tableProperty().set(Optional.of(SHIPMENTS)));

        assertThat(note()).contains("Cached.");
    }

    @Test
    void whatBlocksCannotBeMarked(FxRobot robot) {
        robot.interact(() -> session.tableProperty().set(Optional.of(SHIPMENTS)));

        assertThat(robot.lookup("#intended").queryAll()).isEmpty();
    }

    private static void mark(FxRobot robot, String note) {
        robot.interact(() -> robot.lookup("#intended").query().requestFocus());
        robot.type(KeyCode.SPACE).write(note).type(KeyCode.ENTER);
    }

    private Optional<String> note() {
        return Workbenches.project(session).graph().verdict(UPLOADS).intended();
    }
}
