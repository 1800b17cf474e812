package dev.seedbed.ui.control;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

/// A cell whose text, when there is no room for all of it, can be read in full by pointing at it.
public final class TextCell<T> extends TableCell<T, String> {

    private final Tooltip whole = new Tooltip();

    public TextCell() {
        whole.textProperty().bind(textProperty());
        whole.setWrapText(true);
        whole.setMaxWidth(520);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty ? "" : text);
        setTooltip(empty || text.isEmpty() ? null : whole);
    }
}
