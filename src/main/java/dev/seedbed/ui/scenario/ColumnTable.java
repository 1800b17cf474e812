package dev.seedbed.ui.scenario;

import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.ui.control.ScaledTable;
import dev.seedbed.ui.control.TextCell;
import dev.seedbed.ui.control.TypeText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.ScenarioViewModel.ColumnLine;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The columns of a table with rule, reason and sample. F2, Enter and a double click choose another rule for those that
/// are selected, which stay selected when they are planned anew.
public final class ColumnTable extends ScaledTable<ColumnLine> {

    /// With less room, it is the name and the rule that are read.
    private static final double ROOMY = 470;

    /// What an ordinary name takes.
    private static final double NAME = 125;

    /// What an ordinary type takes.
    private static final double TYPE = 78;

    private final ReadOnlyBooleanWrapper undecidable = new ReadOnlyBooleanWrapper(true);
    private final TableColumn<ColumnLine, String> name =
            text("column", NAME, line -> line.plan().name());
    private final TableColumn<ColumnLine, String> type =
            text("type", 105, line -> TypeText.of(line.plan().draft().column().type()));
    private List<String> kept = List.of();
    private boolean refilling;

    public ColumnTable() {
        getStyleClass().add("dense");
        setAccessibleText(Messages.text("scenario.columns"));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        name.getStyleClass().add("name");
        name.setMinWidth(NAME);
        type.getStyleClass().add("type");
        type.setMinWidth(TYPE);
        var nulls = text("null", 52, ColumnTable::nulls);
        nulls.setMinWidth(52);
        nulls.setMaxWidth(70);
        nulls.getStyleClass().add("numeric");
        var sample = text("sample", 125, line -> line.sample().orElse("null"));
        sample.getStyleClass().add("code");
        var rule = text("rule", 160, line -> line.plan().draft().rule().phrase());
        getColumns().setAll(List.of(name, type, rule, nulls, reason(), sample));
        leaveOut(ROOMY, List.of(type, sample));
    }

    void follow(ScenarioViewModel model, Runnable pick) {
        setItems(model.filter().columns());
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.F2 || key.getCode() == KeyCode.ENTER) {
                key.consume();
                pick.run();
            }
        });
        setRowFactory(_ -> {
            var row = new TableRow<ColumnLine>();
            row.setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && !row.isEmpty()) {
                    pick.run();
                }
            });
            return row;
        });
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<ColumnLine>) _ -> {
            undecidable.set(lines().stream().noneMatch(ColumnLine::decidable));
            if (!refilling && !lines().isEmpty()) {
                kept = selected();
            }
        });
        getItems().addListener((ListChangeListener<ColumnLine>) _ -> refill());
    }

    /// Whether nobody can decide a rule for what is selected.
    ReadOnlyBooleanProperty undecidableProperty() {
        return undecidable.getReadOnlyProperty();
    }

    List<String> selected() {
        return lines().stream().map(line -> line.plan().name()).toList();
    }

    /// Selects a column and shows it.
    void choose(String column) {
        kept = List.of(column);
        refill();
        scrollTo(Math.max(0, getSelectionModel().getSelectedIndex() - 3));
    }

    /// Where the rule of the first selected column stands, in the scene.
    Bounds place() {
        var index = getSelectionModel().getSelectedIndex();
        return lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof TableRow<?> shown && shown.getIndex() == index)
                .findFirst()
                .map(row -> row.localToScene(row.getLayoutBounds()))
                .<Bounds>map(bounds -> new BoundingBox(
                        bounds.getMinX() + name.getWidth() + (type.isVisible() ? type.getWidth() : 0),
                        bounds.getMinY(),
                        bounds.getWidth(),
                        bounds.getHeight()))
                .orElseGet(() -> localToScene(getLayoutBounds()));
    }

    /// A selection model hands out nothing for rows that are gone.
    private List<ColumnLine> lines() {
        return getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void refill() {
        refilling = true;
        getSelectionModel().clearSelection();
        IntStream.range(0, getItems().size())
                .filter(index -> kept.contains(getItems().get(index).plan().name()))
                .forEach(getSelectionModel()::select);
        refilling = false;
    }

    private static String nulls(ColumnLine line) {
        var draft = line.plan().draft();
        return draft.nulls() > 0 && !(draft.rule() instanceof ColumnRule.Empty)
                ? Messages.text("scenario.null.share", draft.nulls())
                : "";
    }

    private static TableColumn<ColumnLine, ColumnLine> reason() {
        var column = new TableColumn<ColumnLine, ColumnLine>(Messages.text("scenario.reason"));
        column.setSortable(false);
        column.setPrefWidth(165);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(cell.getValue()));
        column.setCellFactory(_ -> new ReasonCell());
        return column;
    }

    private static TableColumn<ColumnLine, String> text(String key, double width, Function<ColumnLine, String> text) {
        var column = new TableColumn<ColumnLine, String>(Messages.text("scenario." + key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setCellFactory(_ -> {
            var cell = new TextCell<ColumnLine>();
            cell.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            return cell;
        });
        return column;
    }
}
