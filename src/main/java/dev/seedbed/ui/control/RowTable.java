package dev.seedbed.ui.control;

import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// A grid over a table of any length: it holds the rows that are looked at and no others.
public final class RowTable extends StackPane {

    private static final double ROW_HEIGHT = 27;
    private static final double CHARACTER = 7.8;
    private static final double WIDEST = 310;
    private static final int SAMPLE = 30;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final TableView<PagedRows.Row> grid = new TableView<>();
    private Optional<PagedRows> fitted = Optional.empty();

    /// A column's heading, and how its cells stand.
    public record Column(String name, String type, boolean numeric) {}

    /// Where rows come from. The answer may come at once or later, on the JavaFX thread.
    public interface Rows {
        long total();

        void request(long from, int count, Consumer<List<List<Optional<String>>>> answer);
    }

    public RowTable() {
        grid.getStyleClass().addAll("dense", "rows");
        grid.setFixedCellSize(ROW_HEIGHT);
        grid.getSelectionModel().setCellSelectionEnabled(true);
        grid.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        grid.setPlaceholder(new Label(Messages.text("rows.none")));
        grid.setAccessibleText(Messages.text("rows.grid"));
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
        getChildren().add(grid);
    }

    public void show(List<Column> columns, Rows rows) {
        var items = new PagedRows(rows);
        grid.getColumns().setAll(List.of(numbers(items.size())));
        for (var index = 0; index < columns.size(); index++) {
            grid.getColumns().add(column(columns.get(index), index));
        }
        grid.setItems(items);
        grid.scrollTo(0);
        items.addListener((ListChangeListener<PagedRows.Row>) _ -> fit(items));
        fit(items);
    }

    /// Gives each column the room of its widest value among the first rows, once those are there.
    private void fit(PagedRows items) {
        if (fitted.equals(Optional.of(items))
                || items.isEmpty()
                || items.get(0).cells().isEmpty()) {
            return;
        }
        fitted = Optional.of(items);
        for (var index = 1; index < grid.getColumns().size(); index++) {
            var column = index - 1;
            var longest = IntStream.range(0, Math.min(items.size(), SAMPLE))
                    .mapToObj(row -> cell(items.get(row), column))
                    .mapToInt(value -> value.map(String::length).orElse(4))
                    .max()
                    .orElse(0);
            var shown = grid.getColumns().get(index);
            shown.setPrefWidth(Math.clamp(24 + CHARACTER * longest, shown.getPrefWidth(), WIDEST));
        }
    }

    @Override
    public void requestFocus() {
        grid.requestFocus();
    }

    /// Shows the row with this index, as far up as it can stand.
    public void jump(long row) {
        grid.scrollTo((int) Math.min(row, Integer.MAX_VALUE));
        grid.getSelectionModel()
                .clearAndSelect(
                        (int) Math.min(row, Integer.MAX_VALUE),
                        grid.getColumns().get(0));
    }

    private static TableColumn<PagedRows.Row, Optional<String>> numbers(int size) {
        var column = new TableColumn<PagedRows.Row, Optional<String>>("#");
        column.getStyleClass().add("row-number");
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(28 + CHARACTER * Integer.toString(size).length());
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(
                Optional.of(Messages.text("rows.number", row.getValue().index() + 1L))));
        column.setCellFactory(_ -> new Cell());
        return column;
    }

    private static TableColumn<PagedRows.Row, Optional<String>> column(Column shown, int index) {
        var column = new TableColumn<PagedRows.Row, Optional<String>>();
        var name = new Label(shown.name());
        var type = new Label(shown.type());
        type.getStyleClass().add("column-type");
        var heading = new HBox(6, name, type);
        heading.getStyleClass().add("column-heading");
        column.setGraphic(heading);
        column.setSortable(false);
        var heads = shown.name().length() + shown.type().length() + 3;
        column.setPrefWidth(Math.clamp(24 + CHARACTER * heads, 90, WIDEST));
        column.setCellValueFactory(row -> new SimpleObjectProperty<>(cell(row.getValue(), index)));
        column.setCellFactory(_ -> new Cell());
        if (shown.numeric()) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    private static Optional<String> cell(PagedRows.Row row, int index) {
        return row.cells().isEmpty() ? Optional.of("") : row.cells().get(index);
    }

    private void copy(KeyEvent event) {
        if (COPY.match(event)) {
            var text = grid.getSelectionModel().getSelectedCells().stream()
                    .map(RowTable::text)
                    .collect(Collectors.joining("\n"));
            CopyText.copy(text);
            event.consume();
        }
    }

    private static String text(TablePosition<?, ?> position) {
        return position.getTableColumn()
                                .getCellObservableValue(position.getRow())
                                .getValue()
                        instanceof Optional<?> cell
                ? cell.map(Object::toString).orElse("")
                : "";
    }

    private static final class Cell extends TableCell<PagedRows.Row, Optional<String>> {

        @Override
        protected void updateItem(Optional<String> value, boolean empty) {
            super.updateItem(value, empty);
            getStyleClass().remove("null");
            if (empty) {
                setText("");
                return;
            }
            if (value.isEmpty()) {
                getStyleClass().add("null");
            }
            setText(value.map(text -> text.replace("\n", "⏎")).orElse("null"));
        }
    }
}
