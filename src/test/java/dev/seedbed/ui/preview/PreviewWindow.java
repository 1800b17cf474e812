package dev.seedbed.ui.preview;

import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.fx.Theme;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// The preview in a window of its own, and what its grid shows.
final class PreviewWindow {

    private final PreviewViewModel model;
    private final PreviewView view;
    private final Theme theme = new Theme();

    /// To be called on the stage's thread.
    PreviewWindow(Stage stage, Session session) {
        model = new PreviewViewModel(session);
        view = new PreviewView(model);
        var scene = new Scene(view.root(), 1200, 800);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        view.focus();
    }

    Theme theme() {
        return theme;
    }

    PreviewViewModel model() {
        return model;
    }

    RowTable rows() {
        return (RowTable) view.root().lookup("#preview-rows");
    }

    /// Where the keyboard is.
    long current() {
        return onStage(() -> rows().currentProperty().get().orElseThrow().index());
    }

    void scroll(double position) {
        var bar = (ScrollBar) rows().lookup(".row-bar");
        bar.setValue(position * bar.getMax());
    }

    /// The number that the first row has that can be seen.
    long first() {
        return cells(0).stream()
                .findFirst()
                .map(number -> Long.parseLong(number.replace(",", "")))
                .orElse(-1L);
    }

    /// How far the first row that can be seen begins below the grid's head; less than nothing where it is cut.
    double top() {
        return onStage(() -> flow().getFirstVisibleCell().getLayoutY());
    }

    /// What the cells of a column say that can be seen, from the top; its number is in column 0.
    List<String> cells(int column) {
        return onStage(() -> {
            var first = Optional.<IndexedCell<?>>ofNullable(flow().getFirstVisibleCell());
            var last = Optional.<IndexedCell<?>>ofNullable(flow().getLastVisibleCell());
            return first.isEmpty()
                    ? List.<String>of()
                    : IntStream.rangeClosed(
                                    first.get().getIndex(), last.orElseThrow().getIndex())
                            .boxed()
                            .flatMap(row -> cells(row, column))
                            .toList();
        });
    }

    private Stream<String> cells(int row, int column) {
        return flow().getCell(row).getChildrenUnmodifiable().stream()
                .filter(TableCell.class::isInstance)
                .map(node -> (TableCell<?, ?>) node)
                .filter(cell -> cell.getTableColumn() == grid().getColumns().get(column))
                .map(TableCell::getText);
    }

    private TableView<?> grid() {
        return (TableView<?>) rows().lookup(".table-view");
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) rows().lookup(".virtual-flow");
    }

    Node node(String selector) {
        return view.root().lookup(selector);
    }

    private static <T> T onStage(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, question);
    }
}
