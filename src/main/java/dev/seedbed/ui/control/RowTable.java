package dev.seedbed.ui.control;

import dev.seedbed.ui.fx.CopyText;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.CellDataFeatures;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Callback;

/// A grid over a table of any length: it holds the rows that are looked at and no others.
public final class RowTable extends StackPane {

    private static final double CHARACTER = 7.8;
    private static final double WIDEST = 310;
    private static final int SAMPLE = 30;
    /// Rows that stay above one that is jumped to.
    private static final int CONTEXT = 3;
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final ScaledTable<PagedRows.Row> grid = new ScaledTable<>();
    private final ReadOnlyObjectWrapper<Optional<Current>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RowSelection selection = new RowSelection(grid);
    private final RowScroll scroll = new RowScroll(grid, selection::leave, selection::arrive);
    private Optional<Shown> shown = Optional.empty();
    private Optional<PagedRows> fitted = Optional.empty();

    /// A column's heading, and how its cells stand; `pointsAt` says where its values lead, if anywhere.
    public record Column(String name, String type, boolean numeric, Optional<String> pointsAt) {}

    /// What is to be said of a cell: a short flag beside the value, that it has changed, and more in a tooltip.
    public record Mark(Optional<String> flag, boolean changed, String told) {}

    /// A row: its number, its cells, what is to be said of some by the place of their column, and of the whole row.
    public record Line(long number, List<Optional<String>> cells, Map<Integer, Mark> marks, Optional<Mark> whole) {
        public Line {
            cells = List.copyOf(cells);
            marks = Map.copyOf(marks);
        }
    }

    /// Where rows come from. The answer may come at once or later, on the JavaFX thread.
    public interface Rows {
        long total();

        /// The number that a row is known by, counted from 0.
        default long number(long index) {
            return index;
        }

        void request(long from, int count, Consumer<List<Line>> answer);
    }

    /// Where the keyboard is: the row's place in the list, and the column's; none on the row's number.
    public record Current(long index, Optional<Integer> column) {}

    private record Shown(Object subject, List<Column> columns, PagedRows items) {}

    public RowTable() {
        grid.getStyleClass().addAll("dense", "rows");
        grid.setPlaceholder(new Label(Messages.text("rows.none")));
        grid.setAccessibleText(Messages.text("rows.grid"));
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::copy);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::go);
        selection.currentProperty().subscribe(current::set);
        var bar = scroll.bar();
        bar.setAccessibleText(Messages.text("rows.bar"));
        HBox.setHgrow(grid, Priority.ALWAYS);
        var box = new HBox(grid, bar);
        getChildren().add(box);
    }

    /// Shows the rows of a subject. As long as it is the same one with the same columns, its rows stay until others
    /// arrive, and so do scroll position and selection.
    public void show(Object subject, List<Column> columns, Rows rows) {
        if (shown.filter(known ->
                        known.subject().equals(subject) && known.columns().equals(columns))
                .isPresent()) {
            selection.leave();
            shown.get().items().follow(rows);
            selection.arrive();
            return;
        }
        var items = new PagedRows(rows, this::fit);
        shown = Optional.of(new Shown(subject, columns, items));
        selection.show(items);
        grid.setItems(FXCollections.emptyObservableList());
        grid.getColumns().setAll(List.of(numbers(rows)));
        for (var index = 0; index < columns.size(); index++) {
            grid.getColumns().add(column(columns.get(index), index));
        }
        grid.setItems(items);
        scroll.show(items);
        fit();
    }

    /// What stands where there is no row.
    public void setEmpty(EmptyState state) {
        grid.setPlaceholder(state);
    }

    public ReadOnlyObjectProperty<Optional<Current>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The places of the rows of which something is selected, in order.
    public List<Long> selected() {
        return selection.rows();
    }

    @Override
    public void requestFocus() {
        grid.requestFocus();
    }

    public boolean hasFocus() {
        return grid.isFocused();
    }

    /// Selects the row at this place among all, in one of the columns or where the keyboard was, and shows it.
    public void jump(long row, Optional<Integer> column) {
        var at = column.or(() -> current.get().flatMap(Current::column))
                .map(number -> number + 1)
                .filter(number -> number < grid.getColumns().size())
                .orElse(0);
        if (!scroll.visible(row)) {
            scroll.show((double) Math.max(0, row - CONTEXT));
        }
        scroll.reach(row);
        column.ifPresent(_ -> grid.scrollToColumnIndex(at));
        selection.select(row, at);
    }

    /// A grid's own keys know of a stretch of the rows only.
    private void go(KeyEvent event) {
        var last = shown.map(known -> known.items().total() - 1).orElse(-1L);
        if (last < 0 || event.isShiftDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case HOME -> {
                jump(0, Optional.empty());
                event.consume();
            }
            case END -> {
                jump(last, Optional.empty());
                event.consume();
            }
            case UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN ->
                current.get().map(Current::index).ifPresent(scroll::reach);
            default -> {}
        }
    }

    /// Gives each column the room of its widest value among the first rows, once those are there.
    private void fit() {
        shown.map(Shown::items)
                .filter(items -> !fitted.equals(Optional.of(items)) && !items.isEmpty())
                .filter(items -> items.get(0).line().get().isPresent())
                .ifPresent(this::fit);
    }

    private void fit(PagedRows items) {
        fitted = Optional.of(items);
        for (var index = 1; index < grid.getColumns().size(); index++) {
            var column = index - 1;
            var longest = items.stream()
                    .limit(SAMPLE)
                    .mapToInt(row ->
                            RowCell.width(RowCell.Shown.of(row, row.line().get(), Optional.of(column))))
                    .max()
                    .orElse(0);
            var sized = grid.getColumns().get(index);
            sized.setPrefWidth(Math.max(
                    sized.getPrefWidth(), grid.scaleProperty().get() * Math.min(24 + CHARACTER * longest, WIDEST)));
        }
    }

    private static TableColumn<PagedRows.Row, RowCell.Shown> numbers(Rows rows) {
        var column = new TableColumn<PagedRows.Row, RowCell.Shown>("#");
        column.getStyleClass().add("row-number");
        column.setSortable(false);
        column.setReorderable(false);
        var last = rows.total() == 0 ? 0 : rows.number(rows.total() - 1);
        column.setPrefWidth(
                36 + CHARACTER * Messages.text("rows.number", last + 1).length());
        column.setCellValueFactory(cell(Optional.empty()));
        column.setCellFactory(_ -> new RowCell());
        return column;
    }

    private static TableColumn<PagedRows.Row, RowCell.Shown> column(Column shown, int index) {
        var column = new TableColumn<PagedRows.Row, RowCell.Shown>();
        var name = new Label(shown.name());
        var type = new Label(shown.type());
        type.getStyleClass().add("column-type");
        var heading = new HBox(6, name, type);
        heading.getStyleClass().add("column-heading");
        shown.pointsAt().ifPresent(target -> {
            heading.getChildren().addFirst(new Label("↗"));
            column.getStyleClass().add("pointing");
            Tooltip.install(heading, RowCell.tooltip(target));
        });
        column.setGraphic(heading);
        column.setSortable(false);
        var heads = shown.name().length() + shown.type().length() + 3;
        column.setPrefWidth(Math.clamp(24 + CHARACTER * heads, 90, WIDEST));
        column.setCellValueFactory(cell(Optional.of(index)));
        column.setCellFactory(_ -> new RowCell());
        if (shown.numeric()) {
            column.getStyleClass().add("numeric");
        }
        return column;
    }

    private static Callback<CellDataFeatures<PagedRows.Row, RowCell.Shown>, ObservableValue<RowCell.Shown>> cell(
            Optional<Integer> column) {
        return cell -> {
            var row = cell.getValue();
            return row.line().map(line -> RowCell.Shown.of(row, line, column));
        };
    }

    private void copy(KeyEvent event) {
        if (COPY.match(event)) {
            copyCells();
            event.consume();
        }
    }

    /// The selected cells as lines with tabs between them, as spreadsheets take them; NULL is nothing, and so is what
    /// is not selected between them.
    public void copyCells() {
        var lines = selection.texts();
        var columns = lines.values().stream()
                .flatMap(line -> line.keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        CopyText.copy(lines.values().stream()
                .map(line -> columns.stream()
                        .map(column -> line.getOrDefault(column, ""))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n")));
    }
}
