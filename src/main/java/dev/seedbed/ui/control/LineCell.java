package dev.seedbed.ui.control;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/// A cell that tells something of its whole row, so that the column can be sorted by what the words stand for.
public final class LineCell<T> extends TableCell<T, T> {

    private final Function<T, String> words;
    private final Tooltip whole = new Tooltip();

    public LineCell(Function<T, String> words) {
        this.words = words;
        whole.textProperty().bind(textProperty());
    }

    @Override
    protected void updateItem(T line, boolean empty) {
        super.updateItem(line, empty);
        setText(empty ? "" : words.apply(line));
        setTooltip(getText().isEmpty() ? null : whole);
    }
}
