package dev.seedbed.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;

/// The panes of a window, in the order in which the keyboard walks through them.
public final class Panes {

    private Panes() {}

    /// The parts into which a screen is split, or the screen itself when it is not.
    public static List<Node> of(Node screen) {
        var parts = new ArrayList<Node>();
        collect(screen, parts);
        return parts.isEmpty() ? List.of(screen) : List.copyOf(parts);
    }

    private static void collect(Node node, List<Node> parts) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof SplitPane split) {
            for (var item : split.getItems()) {
                var before = parts.size();
                collect(item, parts);
                if (parts.size() == before) {
                    parts.add(item);
                }
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, parts));
        }
    }

    /// Moves the keyboard from the pane that has it to the next one that can take it, around the end.
    public static void walk(List<Node> panes, Optional<Node> focused, int step) {
        var here = -1;
        for (var index = 0; index < panes.size(); index++) {
            if (focused.isPresent() && holds(panes.get(index), focused.get())) {
                here = index;
            }
        }
        var start = here < 0 && step < 0 ? 0 : here;
        for (var turn = 1; turn <= panes.size(); turn++) {
            var target = stops(panes.get(Math.floorMod(start + turn * step, panes.size()))).stream()
                    .findFirst();
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private static boolean holds(Node pane, Node focused) {
        for (var node = focused; node != null; node = node.getParent()) {
            if (node.equals(pane)) {
                return true;
            }
        }
        return false;
    }

    /// Where the keyboard can be in a part of the window, in order.
    public static List<Node> stops(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return List.of();
        }
        if (node.isFocusTraversable()) {
            return List.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> stops(child).stream())
                        .toList()
                : List.of();
    }
}
