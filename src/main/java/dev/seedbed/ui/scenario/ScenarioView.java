package dev.seedbed.ui.scenario;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.control.SizePicker;
import dev.seedbed.ui.control.TextCell;
import dev.seedbed.ui.control.TextEditor;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Views;
import dev.seedbed.ui.scenario.ScenarioViewModel.ColumnLine;
import dev.seedbed.ui.scenario.ScenarioViewModel.Place;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Duration;

/// The scenario: tables with their row counts, columns with rule, reason and sample, and the file beside them.
public final class ScenarioView {

    /// How long the text rests before it is judged.
    private static final Duration REST = Duration.millis(500);

    private static final double ROW_HEIGHT = 28;

    private final ScenarioViewModel model;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Parent root;

    @FXML
    private SizePicker size;

    @FXML
    private DriftBanner drift;

    @FXML
    private Label total;

    @FXML
    private Button warnings;

    @FXML
    private TableView<TablePlan> tables;

    @FXML
    private TableColumn<TablePlan, String> tableName;

    @FXML
    private TableColumn<TablePlan, String> tableRows;

    @FXML
    private TableView<ColumnLine> columns;

    @FXML
    private TableColumn<ColumnLine, String> columnName;

    @FXML
    private TableColumn<ColumnLine, String> columnType;

    @FXML
    private TableColumn<ColumnLine, String> columnRule;

    @FXML
    private TableColumn<ColumnLine, ColumnLine> columnReason;

    @FXML
    private TableColumn<ColumnLine, String> columnSample;

    @FXML
    private ProblemBanner problem;

    @FXML
    private TextEditor editor;

    public ScenarioView(ScenarioViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    public Parent root() {
        return root;
    }

    /// Puts the keyboard where work on this screen begins.
    public void focus() {
        tables.requestFocus();
    }

    @FXML
    private void initialize() {
        size.chosenProperty().bind(model.sizeProperty());
        size.setOnChoose(model::choose);
        drift.follow(model.drift());
        total.textProperty().bind(model.totalProperty());
        model.warnings().addListener((ListChangeListener<Problem>) _ -> countWarnings());
        countWarnings();
        showTables();
        showColumns();
        editor.textProperty().bindBidirectional(model.textProperty());
        editor.textProperty().addListener((_, _, _) -> rest.playFromStart());
        rest.setOnFinished(_ -> model.apply());
        problem.problemProperty().bindBidirectional(model.problemProperty());
        model.placeProperty().subscribe(place -> editor.wrongLineProperty().set(place.map(Place::line)));
        model.tableProperty().subscribe(table -> table.ifPresent(name -> editor.scrollTo("  " + name + ":")));
    }

    @FXML
    private void showNextWarning() {
        model.showNextWarning();
    }

    private void countWarnings() {
        warnings.setVisible(!model.warnings().isEmpty());
        warnings.setText(Messages.text("scenario.warnings", model.warnings().size()));
    }

    private void showTables() {
        tables.setItems(model.tables());
        tables.setFixedCellSize(ROW_HEIGHT);
        text(tableName, plan -> plan.name().label());
        text(tableRows, plan -> Messages.text("rows.number", plan.rows()));
        Selections.follow(tables.getSelectionModel(), model.tables(), model.tableProperty(), TablePlan::name);
    }

    private void showColumns() {
        columns.setItems(model.columns());
        columns.setFixedCellSize(ROW_HEIGHT);
        text(columnName, line -> line.plan().name());
        text(columnType, line -> line.plan().draft().column().type().sql());
        text(columnRule, line -> line.plan().draft().rule().phrase());
        columnReason.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        columnReason.setCellFactory(_ -> new ReasonCell());
        text(columnSample, line -> line.sample().orElse("null"));
    }

    private static <T> void text(TableColumn<T, String> column, Function<T, String> text) {
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(_ -> new TextCell<>());
    }
}
