package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.ui.shell.Section;
import dev.seedbed.ui.shell.ShellView;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Whoever cannot see the screen is told what has the focus.
@ExtendWith(ApplicationExtension.class)
class AccessibilityTest {

    private ShellView shell;

    @Start
    void start(Stage stage) {
        shell = DesktopApp.show(stage, Workbenches.sessionOn("sample:storefront"));
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everythingThatTakesTheFocusHasAName(Section section, FxRobot robot) {
        robot.interact(() -> shell.model().go(section));

        var nameless = new ArrayList<Node>();
        collectNameless(shell.root(), nameless);

        assertThat(nameless).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#prove", "#mend"})
    void whatComesUpBelowTheGraphHasNames(String button, FxRobot robot) {
        robot.interact(() -> shell.model().go(Section.CASCADE));
        robot.interact(() -> robot.lookup(button).<ButtonBase>query().fire());
        assertThat(robot.lookup("#drawer").queryAll()).isNotEmpty();

        var nameless = new ArrayList<Node>();
        collectNameless(shell.root(), nameless);

        assertThat(nameless).isEmpty();
    }

    private static void collectNameless(Node node, List<Node> nameless) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && !hasName(node)) {
            nameless.add(node);
        }
        if (node instanceof Parent parent && !(node instanceof ScrollBar)) {
            parent.getChildrenUnmodifiable().forEach(child -> collectNameless(child, nameless));
        }
    }

    private static boolean hasName(Node node) {
        var told = node.getAccessibleText();
        return told != null && !told.isBlank()
                || node instanceof Labeled labeled
                        && labeled.getText() != null
                        && !labeled.getText().isBlank()
                || node instanceof ScrollPane
                || node.getStyleClass().contains("combo-box")
                        && node.getParent().getAccessibleText() != null;
    }
}
