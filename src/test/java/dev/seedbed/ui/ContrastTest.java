package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.drawing.Palette;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.shell.Section;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every text in every screen can be read in every scheme, every sign be made out.
class ContrastTest {

    private static final List<String> ABOVE = List.of("palette", "problems-drawer", "problem-banner");

    private static ShellScene scene;

    @BeforeAll
    static void open() {
        var session = Workbenches.sessionOn("sample:storefront");
        scene = ShellScene.onStage(() -> ShellScene.of(session, 1440, 900));
    }

    private static Stream<String> faint(Section section, Theme.Choice choice) {
        return ShellScene.onStage(() -> {
            scene.session().tableProperty().set(Optional.of(new TableName("public", "orders")));
            scene.look(section, choice, 1);
            return scene
                    .visible()
                    .flatMap(node -> Contrast.of(node).stream())
                    .filter(contrast -> !contrast.isEnough())
                    .map(contrast -> section + " " + contrast)
                    .toList()
                    .stream();
        });
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void everythingOnTheScreensStandsOut(Theme.Choice choice) {
        assertThat(Arrays.stream(Section.values()).flatMap(section -> faint(section, choice)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Theme.Choice.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void whatOpensAboveTheScreensStandsOut(Theme.Choice choice) {
        var faint = ShellScene.onStage(() -> {
            scene.session()
                    .problemProperty()
                    .set(Optional.of(Problem.error(Category.USAGE, "What", "where", "why", "remedy")));
            scene.look(Section.CASCADE, choice, 1);
            var search = (Button) scene.scene().lookup("#search-everything");
            var problems = (Button) scene.scene().lookup("#status-problems");
            problems.fire();
            search.fire();
            scene.settle();
            var found = scene.visible()
                    .filter(node -> ABOVE.stream().anyMatch(panel -> isIn(node, panel)))
                    .flatMap(node -> Contrast.of(node).stream())
                    .filter(contrast -> !contrast.isEnough())
                    .toList();
            search.fire();
            problems.fire();
            scene.session().problemProperty().set(Optional.empty());
            return found;
        });
        assertThat(faint).isEmpty();
    }

    private static boolean isIn(Node node, String style) {
        for (var each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains(style)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @EnumSource(Palette.class)
    void theColoursOfTheGraphStandOut(Palette colour) {
        assertThat(Contrast.ratio(Color.web(colour.light()), Color.web("#fbfcfd")))
                .isGreaterThan(3);
        assertThat(Contrast.ratio(Color.web(colour.dark()), Color.web("#0b0f14")))
                .isGreaterThan(3);
    }

    @Test
    void blackOnWhiteIsAllThereIs() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isEqualTo(21);
    }
}
