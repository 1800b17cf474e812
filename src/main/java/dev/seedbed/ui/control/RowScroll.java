package dev.seedbed.ui.control;

import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/// Which rows of a table can be seen: a scroll bar over all of them beside a grid that has a stretch of them. The
/// stretch moves before its end is reached, and nobody sees it move.
final class RowScroll {

    /// So close to an end of the stretch it moves on.
    private static final int MARGIN = 1_000;

    private static final double WIDTH = 12;

    private final TableView<PagedRows.Row> grid;
    private final Runnable beforeMove;
    private final Runnable afterMove;
    private final ScrollBar bar = new ScrollBar();
    private Optional<PagedRows> rows = Optional.empty();
    private Optional<Long> wanted = Optional.empty();
    private boolean following;

    /// What is selected in the grid stands by its place in the stretch: `beforeMove` and `afterMove` take care of it.
    RowScroll(TableView<PagedRows.Row> grid, Runnable beforeMove, Runnable afterMove) {
        this.grid = grid;
        this.beforeMove = beforeMove;
        this.afterMove = afterMove;
        bar.setOrientation(Orientation.VERTICAL);
        bar.setUnitIncrement(1);
        bar.getStyleClass().add("row-bar");
        bar.setMinWidth(WIDTH);
        bar.valueProperty().addListener((_, _, value) -> {
            if (!following) {
                show(value.doubleValue());
            }
        });
        grid.skinProperty().addListener((_, _, _) -> flow().ifPresent(this::listen));
    }

    ScrollBar bar() {
        return bar;
    }

    void show(PagedRows other) {
        rows = Optional.of(other);
        wanted = Optional.empty();
        show(0.0);
    }

    /// The bar follows the grid, after each pass of its layout as well as while it scrolls.
    private void listen(VirtualFlow<?> flow) {
        flow.positionProperty().addListener((_, _, _) -> follow(flow));
        flow.needsLayoutProperty().addListener((_, _, needed) -> {
            if (!needed) {
                follow(flow);
            }
        });
    }

    private Optional<VirtualFlow<?>> flow() {
        return grid.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private static Optional<IndexedCell<?>> first(VirtualFlow<?> flow) {
        return Optional.ofNullable(flow.getFirstVisibleCell());
    }

    private static int last(VirtualFlow<?> flow) {
        return Optional.<IndexedCell<?>>ofNullable(flow.getLastVisibleCell())
                .map(IndexedCell::getIndex)
                .orElse(-1);
    }

    private void follow(VirtualFlow<?> flow) {
        rows.ifPresent(known -> first(flow).ifPresent(cell -> {
            if (wanted.isPresent()) {
                Platform.runLater(this::showWanted);
                return;
            }
            var seen = Math.max(1, last(flow) - cell.getIndex());
            following = true;
            bar.setMax((double) Math.max(0, known.total() - seen));
            bar.setVisibleAmount(seen);
            bar.setBlockIncrement(seen);
            bar.setValue(known.base() + cell.getIndex() - cell.getLayoutY() / grid.getFixedCellSize());
            bar.setVisible(known.total() > seen);
            following = false;
            if (nearEnd(known, cell.getIndex(), last(flow))) {
                Platform.runLater(() -> moveOn(known));
            }
        }));
    }

    private static boolean nearEnd(PagedRows known, int first, int last) {
        return (first < MARGIN && known.base() > 0)
                || (last > known.size() - MARGIN && known.base() + known.size() < known.total());
    }

    private void moveOn(PagedRows known) {
        if (rows.equals(Optional.of(known))) {
            flow().flatMap(RowScroll::first).ifPresent(cell -> {
                var row = known.base() + cell.getIndex();
                if (nearEnd(known, cell.getIndex(), cell.getIndex())) {
                    move(known, row);
                    put(known, row, cell.getLayoutY());
                }
            });
        }
    }

    private void move(PagedRows known, long row) {
        beforeMove.run();
        known.centre(row);
        afterMove.run();
    }

    private void showWanted() {
        wanted.ifPresent(row -> {
            wanted = Optional.empty();
            show((double) row);
        });
    }

    /// Shows a row at the top, or a part of it.
    void show(double row) {
        rows.filter(known -> known.total() > 0).ifPresent(known -> {
            var whole = (long) Math.clamp(row, 0, known.total() - 1.0);
            var place = (int) (whole - known.base());
            if (!known.contains(whole) || nearEnd(known, place, place)) {
                move(known, whole);
            }
            put(known, whole, (whole - row) * grid.getFixedCellSize());
        });
    }

    /// Sees to it that the stretch has a row.
    void reach(long row) {
        rows.filter(known -> !known.contains(row)).ifPresent(known -> move(known, row));
    }

    /// Puts the top of a row at a height, to the pixel.
    private void put(PagedRows known, long row, double height) {
        var place = (int) (row - known.base());
        var flow = flow().filter(found -> found.getHeight() > 0);
        if (flow.isEmpty()) {
            wanted = Optional.of(row);
            return;
        }
        flow.get().scrollToTop(place);
        grid.layout();
        flow.get().layout();
        first(flow.get())
                .ifPresent(cell -> flow.get()
                        .scrollPixels(
                                (place - cell.getIndex()) * grid.getFixedCellSize() + cell.getLayoutY() - height));
    }

    /// Whether a row can be seen whole.
    boolean visible(long row) {
        return rows.flatMap(known -> flow().flatMap(flow -> first(flow)
                        .filter(cell -> row >= known.base() + cell.getIndex() + (cell.getLayoutY() < 0 ? 1 : 0)
                                && row < known.base() + last(flow))))
                .isPresent();
    }
}
