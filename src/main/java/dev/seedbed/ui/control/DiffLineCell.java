package dev.seedbed.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;

/// A line of a unified diff; what comes and what goes is told by its first character and by colour.
public final class DiffLineCell extends ListCell<String> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass PLACE = PseudoClass.getPseudoClass("place");

    public DiffLineCell() {
        getStyleClass().add("diff-line");
    }

    @Override
    protected void updateItem(String line, boolean empty) {
        super.updateItem(line, empty);
        var text = empty ? "" : line;
        setText(text);
        var header = text.startsWith("+++") || text.startsWith("---");
        pseudoClassStateChanged(ADDED, text.startsWith("+") && !header);
        pseudoClassStateChanged(REMOVED, text.startsWith("-") && !header);
        pseudoClassStateChanged(PLACE, text.startsWith("@@") || header);
    }
}
