package dev.seedbed.core.cascade.drawing;

import java.util.ArrayList;
import java.util.List;

/// Packs boxes that no edge touches into a lane: left to right, row by row, below a heading.
final class Packing {

    private static final double HEADING = 32;
    private static final double PADDING = 14;
    private static final double GAP = 12;

    private final List<GraphLayout.Box> boxes = new ArrayList<>();
    private final double height;

    Packing(List<Picture.Node> nodes, double left, double top, double width) {
        var x = left + PADDING;
        var y = top + HEADING;
        for (var node : nodes) {
            var boxWidth = BoxSize.width(node);
            if (x > left + PADDING && x + boxWidth > left + width - PADDING) {
                x = left + PADDING;
                y += BoxSize.HEIGHT + GAP;
            }
            boxes.add(node.box(x, y));
            x += boxWidth + GAP;
        }
        this.height = y + BoxSize.HEIGHT + PADDING - top;
    }

    List<GraphLayout.Box> boxes() {
        return boxes;
    }

    double height() {
        return height;
    }
}
