package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;
import java.util.ArrayList;
import java.util.List;

/// Packs boxes that no edge touches into a lane: left to right, row by row, below a heading.
final class Packing {

    private static final double HEADING = 32;
    private static final double PADDING = 14;
    private static final double GAP = 12;

    private final List<GraphLayout.Box> boxes = new ArrayList<>();
    private final double height;

    Packing(List<TableVerdict> tables, double left, double top, double width) {
        var x = left + PADDING;
        var y = top + HEADING;
        for (var table : tables) {
            var boxWidth = BoxSize.width(table, false);
            if (x > left + PADDING && x + boxWidth > left + width - PADDING) {
                x = left + PADDING;
                y += BoxSize.HEIGHT + GAP;
            }
            boxes.add(new GraphLayout.Box(table, table.table().label(), x, y, boxWidth, BoxSize.HEIGHT, false));
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
