package dev.seedbed.ui.preview;

import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.PickerText;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.preview.PreviewViewModel.Grid;
import java.util.Optional;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.controlsfx.control.SearchableComboBox;

/// The preview: a table picker, and a grid that scrolls over every row of the export.
public final class PreviewView {

    private final PreviewViewModel model;
    private final Parent root;

    @FXML
    private SearchableComboBox<TableName> tables;

    @FXML
    private Label total;

    @FXML
    private TextField jump;

    @FXML
    private ProblemBanner problem;

    @FXML
    private RowTable rows;

    public PreviewView(PreviewViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        rows.requestFocus();
    }

    @FXML
    private void initialize() {
        tables.setConverter(new PickerText<>(TableName::label));
        tables.setItems(model.tables());
        Selections.follow(tables.getSelectionModel(), model.tables(), model.tableProperty(), Function.identity());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        model.gridProperty().subscribe(this::show);
    }

    @FXML
    private void jump() {
        model.row(jump.getText()).ifPresent(rows::jump);
    }

    private void show(Optional<Grid> grid) {
        total.setText(
                grid.map(shown -> Messages.text("preview.total", shown.rows().total()))
                        .orElse(""));
        grid.ifPresent(shown -> rows.show(shown.columns(), shown.rows()));
    }
}
