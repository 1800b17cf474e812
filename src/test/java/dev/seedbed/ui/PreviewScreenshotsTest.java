package dev.seedbed.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.preview.ComparisonViewModel.Choice;
import dev.seedbed.ui.shell.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javax.imageio.ImageIO;
import org.controlsfx.control.SearchableComboBox;
import org.junit.jupiter.api.Test;

/// Draws the preview in its states, for the eye; and checks that there is something to see.
class PreviewScreenshotsTest {

    private static final Path FOLDER = PostgresServers.TARGET.resolve("screens");

    @Test
    void rowsAndWhatIsToBeSaidOfOne() throws IOException {
        draw("preview-full", "sample:ledger", "", root -> {
            choose(root, "transactions");
            rows(root).jump(17, Optional.of(3));
        });
    }

    @Test
    void edgeCases() throws IOException {
        draw("preview-edges", "sample:storefront", "edges: all", root -> {
            choose(root, "customers");
            ((ComboBox<?>) root.lookup("#preview-edges")).getSelectionModel().select(2);
            for (var step = 0; step < 12; step++) {
                ((ButtonBase) root.lookup("#edge-next")).fire();
            }
        });
    }

    @Test
    void theRowThatAKeyPointsAt() throws IOException {
        draw("preview-peek", "sample:ledger", "", root -> {
            choose(root, "entries");
            rows(root).jump(6_004, Optional.of(2));
        });
    }

    @Test
    void whatHasChangedSinceTheSeedBefore() throws IOException {
        draw("preview-diff", "sample:storefront", "", root -> {
            choose(root, "orders");
            comparison(root).setValue(Choice.PREVIOUS_SEED);
            rows(root).jump(2, Optional.of(3));
        });
    }

    @Test
    void nothingLeftByTheFilters() throws IOException {
        draw("preview-empty", "sample:storefront", "edges: all", root -> {
            choose(root, "orders");
            var tenant = (TextField) root.lookup("#preview-tenant");
            tenant.setText("2");
            tenant.fireEvent(new ActionEvent());
            ((ComboBox<?>) root.lookup("#preview-edges")).getSelectionModel().select(1);
        });
    }

    private static RowTable rows(Parent root) {
        return (RowTable) root.lookup("#preview-rows");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Choice> comparison(Parent root) {
        return (ComboBox<Choice>) root.lookup("#preview-compare");
    }

    @SuppressWarnings("unchecked")
    private static void choose(Parent root, String table) {
        ((SearchableComboBox<TableName>) root.lookup("#preview-tables")).setValue(new TableName("public", table));
    }

    private static void draw(String name, String source, String yaml, Consumer<Parent> change) throws IOException {
        var workbench = Workbenches.workbench();
        Project project = workbench.open(Source.parse(source), Progress.UNWATCHED);
        var shown = yaml.isEmpty() ? project : workbench.withScenario(project, "scenario.yaml", yaml);
        var files = new Shot(Section.PREVIEW, name, change).write(workbench, shown, FOLDER);

        assertThat(files).hasSize(2);
        for (var file : files) {
            var image = ImageIO.read(file.toFile());
            var colours = image.getData().getPixels(0, 0, 1000, 800, (int[]) null);
            assertThat(Arrays.stream(colours).distinct().count()).isGreaterThan(40);
        }
    }
}
