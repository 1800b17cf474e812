package dev.seedbed.ui.control;

import java.util.List;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableDoubleProperty;
import javafx.css.Styleable;
import javafx.css.StyleableDoubleProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// A table whose columns grow with its letters: their widths are given for letters of the usual size, and the style
/// sheet says how large those are (`-letter-size`).
///
/// What its constructor hands out of itself is asked for nothing until there are columns or a style sheet.
@SuppressWarnings("this-escape")
public class ScaledTable<S> extends TableView<S> {

    private static final double USUAL = 13;
    private static final StyleablePropertyFactory<ScaledTable<?>> FACTORY =
            new StyleablePropertyFactory<>(TableView.getClassCssMetaData());
    private static final CssMetaData<ScaledTable<?>, Number> LETTER_SIZE =
            FACTORY.createSizeCssMetaData("-letter-size", table -> table.letterSize, USUAL);

    private final StyleableDoubleProperty letterSize =
            new SimpleStyleableDoubleProperty(LETTER_SIZE, this, "letterSize", USUAL);

    private final DoubleBinding scale = letterSize.divide(USUAL);

    public ScaledTable() {
        letterSize.addListener((_, before, now) ->
                getColumns().forEach(column -> scale(column, now.doubleValue() / before.doubleValue())));
        getColumns().addListener((ListChangeListener<TableColumn<S, ?>>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(column -> !change.getRemoved().contains(column))
                        .forEach(column -> scale(column, scale.get()));
            }
        });
    }

    /// How large letters are, 1 being usual.
    public final ObservableDoubleValue scaleProperty() {
        return scale;
    }

    /// Leaves columns out for as long as the table is narrower than this, so that the others can be read.
    public final void leaveOut(double narrower, List<TableColumn<S, ?>> columns) {
        Runnable fit = () -> {
            var roomy = getWidth() == 0 || getWidth() >= narrower * scale.get();
            columns.forEach(column -> column.setVisible(roomy));
        };
        widthProperty().subscribe(fit);
        scale.subscribe(fit);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getControlCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private static void scale(TableColumn<?, ?> column, double times) {
        column.setMaxWidth(column.getMaxWidth() * times);
        column.setMinWidth(column.getMinWidth() * times);
        column.setPrefWidth(column.getPrefWidth() * times);
    }
}
