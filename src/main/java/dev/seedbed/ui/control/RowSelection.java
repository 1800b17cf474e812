package dev.seedbed.ui.control;

import dev.seedbed.ui.control.RowTable.Current;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Which cells of a grid are selected, by the places of their rows among all: the grid has a stretch of them only.
/// Never more at once than stay quick to be selected, for each cell of a selection is an object of its own.
final class RowSelection {

    private static final int MOST_ROWS = 1_000;
    private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

    private final TableView<PagedRows.Row> grid;
    private final ReadOnlyObjectWrapper<Optional<Current>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<PagedRows> items = Optional.empty();
    private List<Chosen> kept = List.of();
    private boolean moving;

    private record Chosen(long row, int column) {}

    RowSelection(TableView<PagedRows.Row> grid) {
        this.grid = grid;
        grid.getSelectionModel().setCellSelectionEnabled(true);
        grid.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::bound);
        grid.addEventFilter(MouseEvent.MOUSE_PRESSED, this::bound);
        grid.getFocusModel().focusedCellProperty().subscribe(this::focus);
        grid.getSelectionModel().getSelectedCells().addListener((InvalidationListener) _ -> forget());
    }

    /// Begins with other rows. Called before columns are replaced: a grid moves the keyboard from a column that goes to
    /// another one, later.
    void show(PagedRows other) {
        items = Optional.of(other);
        kept = List.of();
        grid.getSelectionModel().clearSelection();
        grid.getFocusModel().focus(-1);
        current.set(Optional.empty());
    }

    /// Where the keyboard is.
    ReadOnlyObjectProperty<Optional<Current>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// The rows with a selected cell.
    List<Long> rows() {
        return Stream.concat(kept.stream(), chosen().stream())
                .map(Chosen::row)
                .distinct()
                .sorted()
                .toList();
    }

    void select(long row, int column) {
        items.ifPresent(known -> {
            var place = (int) (row - known.base());
            grid.getSelectionModel().clearAndSelect(place, grid.getColumns().get(column));
            grid.getFocusModel().focus(place, grid.getColumns().get(column));
        });
    }

    /// Before the stretch moves.
    void leave() {
        kept = Stream.concat(kept.stream(), chosen().stream()).toList();
        moving = true;
        grid.getSelectionModel().clearSelection();
    }

    /// After the stretch has moved: what of the selection is in it is selected again.
    void arrive() {
        items.ifPresent(known -> {
            kept.stream()
                    .filter(cell -> known.contains(cell.row()))
                    .forEach(cell -> grid.getSelectionModel()
                            .select(
                                    (int) (cell.row() - known.base()),
                                    grid.getColumns().get(cell.column())));
            kept = kept.stream().filter(cell -> !known.contains(cell.row())).toList();
            current.get()
                    .filter(at -> known.contains(at.index()))
                    .ifPresentOrElse(
                            at -> grid.getFocusModel()
                                    .focus(
                                            (int) (at.index() - known.base()),
                                            grid.getColumns()
                                                    .get(at.column()
                                                            .map(column -> column + 1)
                                                            .orElse(0))),
                            () -> grid.getFocusModel().focus(-1));
        });
        moving = false;
    }

    private List<Chosen> chosen() {
        var base = items.map(PagedRows::base).orElse(0L);
        return grid.getSelectionModel().getSelectedCells().stream()
                .map(cell -> chosen(cell, base))
                .toList();
    }

    private static Chosen chosen(TablePosition<?, ?> cell, long base) {
        return new Chosen(base + cell.getRow(), Math.max(0, cell.getColumn()));
    }

    /// The selected cells that the grid has: their texts by the places of their rows and columns.
    SortedMap<Long, Map<Integer, String>> texts() {
        var texts = new TreeMap<Long, Map<Integer, String>>();
        chosen().forEach(cell ->
                texts.computeIfAbsent(cell.row(), _ -> new HashMap<>()).put(cell.column(), text(cell)));
        return texts;
    }

    private String text(Chosen chosen) {
        var place = (int) (chosen.row() - items.map(PagedRows::base).orElse(0L));
        return grid.getColumns()
                                .get(chosen.column())
                                .getCellObservableValue(place)
                                .getValue()
                        instanceof RowCell.Shown cell
                ? cell.text().orElse("")
                : "";
    }

    private void forget() {
        if (!moving) {
            kept = List.of();
        }
    }

    private void focus(TablePosition<?, ?> cell) {
        if (moving) {
            return;
        }
        if (cell == null || cell.getRow() < 0) {
            current.set(Optional.empty());
            return;
        }
        var column = grid.getColumns().indexOf(cell.getTableColumn()) - 1;
        var row = items.map(PagedRows::base).orElse(0L) + cell.getRow();
        current.set(Optional.of(new Current(row, Optional.of(column).filter(number -> number >= 0))));
    }

    private void bound(KeyEvent event) {
        if (ALL.match(event)) {
            if (total() <= MOST_ROWS) {
                grid.getSelectionModel().selectAll();
            }
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.HOME && anchor() > MOST_ROWS) {
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.END && total() - anchor() > MOST_ROWS) {
            event.consume();
        }
    }

    private void bound(MouseEvent event) {
        var base = items.map(PagedRows::base).orElse(0L);
        if (event.isShiftDown()
                && row(event)
                        .filter(row -> Math.abs(base + row - anchor()) > MOST_ROWS)
                        .isPresent()) {
            event.consume();
        }
    }

    private long total() {
        return items.map(PagedRows::total).orElse(0L);
    }

    private long anchor() {
        return current.get().map(Current::index).orElse(0L);
    }

    private static Optional<Integer> row(MouseEvent event) {
        return Stream.iterate(event.getTarget(), Objects::nonNull, target -> ((Node) target).getParent())
                .filter(TableRow.class::isInstance)
                .map(node -> ((TableRow<?>) node).getIndex())
                .findFirst();
    }
}
