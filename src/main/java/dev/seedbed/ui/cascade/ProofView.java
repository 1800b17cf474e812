package dev.seedbed.ui.cascade;

import dev.seedbed.core.proof.KeyTime;
import dev.seedbed.core.proof.TableProof;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.cascade.ProofReading.Remark;
import dev.seedbed.ui.cascade.ProofReading.TableLine;
import dev.seedbed.ui.control.EmptyState;
import dev.seedbed.ui.control.LineCell;
import dev.seedbed.ui.control.ProblemBanner;
import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Selections;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.fx.Views;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What came of the executed delete: the headline, what is to be said of it, every table's rows, the time of each key.
final class ProofView {

    /// Milliseconds below which a part of one tells something.
    private static final double FINE = 10;

    private final ProofViewModel model;
    private final Parent root;

    @FXML
    private ProblemBanner problem;

    @FXML
    private EmptyState nothing;

    @FXML
    private EmptyState working;

    @FXML
    private Region result;

    @FXML
    private FontIcon sign;

    @FXML
    private Label headline;

    @FXML
    private Label circumstances;

    @FXML
    private Label statement;

    @FXML
    private ListView<Remark> remarks;

    @FXML
    private ToggleButton byTable;

    @FXML
    private ToggleButton byKey;

    @FXML
    private TableView<TableLine> tables;

    @FXML
    private TableColumn<TableLine, TableLine> table;

    @FXML
    private TableColumn<TableLine, TableLine> before;

    @FXML
    private TableColumn<TableLine, TableLine> predicted;

    @FXML
    private TableColumn<TableLine, TableLine> deleted;

    @FXML
    private TableColumn<TableLine, TableLine> left;

    @FXML
    private TableColumn<TableLine, TableLine> neighbour;

    @FXML
    private TableView<KeyTime> times;

    @FXML
    private TableColumn<KeyTime, KeyTime> key;

    @FXML
    private TableColumn<KeyTime, KeyTime> calls;

    @FXML
    private TableColumn<KeyTime, KeyTime> here;

    @FXML
    private TableColumn<KeyTime, KeyTime> forecast;

    @FXML
    private TableColumn<KeyTime, KeyTime> index;

    ProofView(ProofViewModel model) {
        this.model = model;
        root = Views.load(this);
    }

    Parent root() {
        return root;
    }

    @FXML
    private void initialize() {
        problem.problemProperty().bindBidirectional(model.problemProperty());
        var there = model.readingProperty().map(Optional::isPresent);
        result.visibleProperty().bind(there);
        working.visibleProperty().bind(model.busyProperty());
        nothing.visibleProperty()
                .bind(result.visibleProperty().not().and(model.busyProperty().not()));
        model.readingProperty().subscribe(read -> read.ifPresent(this::show));
        showRemarks();
        showTables();
        showTimes();
        tables.visibleProperty().bind(byTable.selectedProperty());
        times.visibleProperty().bind(byKey.selectedProperty());
    }

    @FXML
    private void prove() {
        model.prove();
    }

    @FXML
    private void cancel() {
        model.cancel();
    }

    @FXML
    private void copy() {
        model.readingProperty().get().map(ProofReading::text).ifPresent(CopyText::copy);
    }

    /// One of the two is always in view.
    @FXML
    private void switchTable() {
        byTable.setSelected(true);
    }

    @FXML
    private void switchKey() {
        byKey.setSelected(true);
    }

    private void show(ProofReading read) {
        result.getStyleClass().setAll("proof", "outcome-" + StyleCode.of(read.outcome()));
        sign.setIconCode(
                switch (read.outcome()) {
                    case CLEAN -> Feather.SHIELD;
                    case DEFECT -> Feather.ALERT_OCTAGON;
                    case FAILED -> Feather.X_OCTAGON;
                    case INCOMPLETE -> Feather.ALERT_TRIANGLE;
                });
        headline.setText(ProofViewModel.headline(read));
        circumstances.setText(ProofViewModel.circumstances(read));
        statement.setText(read.proof().statement());
        byTable.setText(Messages.text("proof.tables", read.tables().size()));
        byKey.setText(Messages.text("proof.keys", read.proof().times().size()));
        tables.scrollTo(0);
    }

    private void showRemarks() {
        remarks.setItems(model.remarks());
        remarks.setCellFactory(_ -> new RemarkCell());
        remarks.setPlaceholder(new Label(Messages.text("proof.remarks.none")));
        remarks.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, remark) -> Optional.ofNullable(remark)
                        .flatMap(Remark::table)
                        .ifPresent(named -> model.tableProperty().set(Optional.of(named))));
    }

    private void showTables() {
        column(table, line -> line.rows().table(), line -> line.rows().table().label());
        table.setCellFactory(_ -> new StainCell());
        count(before, TableProof::before);
        count(predicted, TableProof::predicted);
        count(deleted, TableProof::deleted);
        count(left, TableProof::left);
        column(
                neighbour,
                line -> line.rows().neighbourLost(),
                line -> Messages.text(
                        "proof.neighbour", line.rows().neighbour(), line.rows().neighbourLost()));
        fill(tables, model.tables());
        follow(tables, line -> line.rows().table());
    }

    private void showTimes() {
        column(key, time -> time.key().name(), time -> time.key().name());
        column(calls, KeyTime::calls, time -> Messages.text("rows.number", time.calls()));
        column(here, KeyTime::millis, time -> duration(time.millis()));
        column(forecast, KeyTime::forecastMillis, time -> duration(time.forecastMillis()));
        column(
                index,
                time -> time.indexed() ? -1 : time.missingIndexMillis(),
                time -> time.indexed() ? "" : Messages.text("proof.index", duration(time.missingIndexMillis())));
        fill(times, model.times());
        follow(times, time -> time.key().table());
    }

    private <T> void follow(TableView<T> view, Function<T, TableName> named) {
        ObjectProperty<Optional<TableName>> chosen = model.tableProperty();
        Selections.follow(view.getSelectionModel(), view.getItems(), chosen, named);
    }

    private static <T> void fill(TableView<T> view, ObservableList<T> items) {
        var sorted = new SortedList<>(items);
        sorted.comparatorProperty().bind(view.comparatorProperty());
        view.setItems(sorted);
    }

    private static void count(TableColumn<TableLine, TableLine> column, Function<TableProof, Long> rows) {
        column(column, line -> rows.apply(line.rows()), line -> Messages.text("rows.number", rows.apply(line.rows())));
    }

    private static <T, K extends Comparable<K>> void column(
            TableColumn<T, T> column, Function<T, K> order, Function<T, String> words) {
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setComparator(Comparator.comparing(order));
        column.setCellFactory(_ -> new LineCell<>(words));
    }

    private static String duration(double millis) {
        return millis < FINE ? Messages.text("proof.millis", millis) : Units.duration(Duration.ofMillis((long) millis));
    }
}
