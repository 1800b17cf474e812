package dev.seedbed.ui.routes;

import dev.seedbed.core.guard.routes.PlannedFile;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;

/// A line of a unified diff; what comes and what goes is told by its first character and by colour.
final class DiffLineCell extends ListCell<String> {

    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass PLACE = PseudoClass.getPseudoClass("place");

    DiffLineCell() {
        getStyleClass().add("diff-line");
    }

    /// Of a file that stays as it is, its text.
    static List<String> lines(PlannedFile file) {
        var diff = file.diff();
        return (diff.isEmpty() ? file.after().or(file::before).orElse("") : diff)
                .lines()
                .toList();
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
