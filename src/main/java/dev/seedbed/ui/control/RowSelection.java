package dev.seedbed.ui.control;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/// Which cells of a grid are selected: never more at once than stay quick to be selected, for each cell of a selection
/// is an object of its own.
final class RowSelection {

    private static final int MOST_ROWS = 1_000;
    private static final KeyCombination ALL = KeyCombination.valueOf("Shortcut+A");

    private final TableView<?> grid;

    RowSelection(TableView<?> grid) {
        this.grid = grid;
        grid.getSelectionModel().setCellSelectionEnabled(true);
        grid.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::bound);
        grid.addEventFilter(MouseEvent.MOUSE_PRESSED, this::bound);
    }

    /// The rows with a selected cell.
    List<Long> rows() {
        return grid.getSelectionModel().getSelectedCells().stream()
                .map(cell -> (long) cell.getRow())
                .distinct()
                .sorted()
                .toList();
    }

    private void bound(KeyEvent event) {
        if (ALL.match(event)) {
            selectAll();
            event.consume();
        } else if (event.isShiftDown() && event.getCode() == KeyCode.HOME && anchor() > MOST_ROWS) {
            event.consume();
        } else if (event.isShiftDown()
                && event.getCode() == KeyCode.END
                && grid.getItems().size() - anchor() > MOST_ROWS) {
            event.consume();
        }
    }

    private void bound(MouseEvent event) {
        if (event.isShiftDown()
                && row(event)
                        .filter(row -> Math.abs(row - anchor()) > MOST_ROWS)
                        .isPresent()) {
            event.consume();
        }
    }

    private void selectAll() {
        if (grid.getItems().size() <= MOST_ROWS) {
            grid.getSelectionModel().selectAll();
        }
    }

    private int anchor() {
        return Optional.<TablePosition<?, ?>>ofNullable(grid.getFocusModel().getFocusedCell())
                .map(TablePosition::getRow)
                .orElse(0);
    }

    private static Optional<Integer> row(MouseEvent event) {
        return Stream.iterate(event.getTarget(), Objects::nonNull, target -> ((Node) target).getParent())
                .filter(TableRow.class::isInstance)
                .map(node -> ((TableRow<?>) node).getIndex())
                .findFirst();
    }
}
