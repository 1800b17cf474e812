package dev.seedbed.ui.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.ui.fx.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ScaledTableTest {

    private ScaledTable<String> table;
    private TableColumn<String, String> first;
    private TableColumn<String, String> second;
    private Theme theme;

    @Start
    void start(Stage stage) {
        table = new ScaledTable<>();
        first = column();
        second = column();
        table.getColumns().setAll(List.of(first));
        var scene = new Scene(table, 900, 300);
        theme = new Theme();
        theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void columnsAreAsWideAsTheLettersAreLargeWheneverTheyCome(FxRobot robot) {
        assertThat(first.getWidth()).isEqualTo(100);

        resize(robot, 1.5);
        assertThat(first.getWidth()).isEqualTo(150);
        assertThat(first.getMinWidth()).isEqualTo(90);
        robot.interact(() -> table.getColumns().setAll(List.of(second, first)));
        assertThat(second.getWidth()).as("one that comes later").isEqualTo(150);
        assertThat(first.getWidth()).as("one that was moved").isEqualTo(150);

        resize(robot, 0.85);
        assertThat(first.getWidth()).isCloseTo(85, within(0.5));
        resize(robot, 1);
        assertThat(first.getWidth()).isCloseTo(100, within(0.5));
        assertThat(second.getMaxWidth()).isCloseTo(400, within(0.5));
    }

    private void resize(FxRobot robot, double scale) {
        robot.interact(() -> {
            theme.scaleProperty().set(scale);
            table.applyCss();
        });
    }

    private static TableColumn<String, String> column() {
        var column = new TableColumn<String, String>("name");
        column.setPrefWidth(100);
        column.setMinWidth(60);
        column.setMaxWidth(400);
        return column;
    }
}
