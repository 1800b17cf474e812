package dev.seedbed.ui;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.kordamp.ikonli.javafx.FontIcon;

/// Words that do not fit where they stand: cut short with an ellipsis, or reaching out of the window.
record Cut(String text, String place) {

    /// What may be cut short: a person widens columns and sees the whole text of a cell elsewhere, a row's relations
    /// are rows themselves, a picker shows its choices in full when it is open, and `elidable` says so of a label
    /// whose words stand elsewhere too.
    private static final Set<String> MAY_BE_CUT = Set.of(
            "table-cell",
            "column-header",
            "list-cell",
            "tree-cell",
            "combo-box",
            "elidable",
            "relation",
            "status-bar",
            "statement");

    static Optional<Cut> of(Node node, double width, double height) {
        if (!(node instanceof Labeled labeled)
                || labeled.getText() == null
                || labeled.getText().isBlank()
                || isExempt(node)) {
            return Optional.empty();
        }
        var shown = labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && !(child instanceof FontIcon))
                .map(Text.class::cast)
                .findFirst();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        var elided = !shown.get().getText().equals(labeled.getText());
        var bounds = shown.get().localToScene(shown.get().getLayoutBounds());
        return elided || sticksOut(bounds, node, width, height)
                ? Optional.of(new Cut(labeled.getText(), place(node)))
                : Optional.empty();
    }

    private static boolean sticksOut(Bounds bounds, Node node, double width, double height) {
        return !scrolls(node)
                && (bounds.getMinX() < -1
                        || bounds.getMaxX() > width + 1
                        || bounds.getMinY() < -1
                        || bounds.getMaxY() > height + 1);
    }

    private static boolean scrolls(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ScrollPane || each instanceof VirtualFlow) {
                return true;
            }
        }
        return false;
    }

    private static boolean isExempt(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().stream().anyMatch(MAY_BE_CUT::contains)) {
                return true;
            }
        }
        return false;
    }

    private static String place(Node node) {
        var styles = new ArrayList<String>();
        for (Node each = node; each != null && styles.size() < 3; each = each.getParent()) {
            styles.addFirst(
                    each.getTypeSelector().toLowerCase(Locale.ROOT) + "." + String.join(".", each.getStyleClass()));
        }
        return String.join(" > ", styles);
    }
}
