package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout.Lane;
import dev.seedbed.ui.control.GraphColors.Role;
import javafx.scene.text.FontWeight;

/// Draws the frames around tables that stand apart.
final class LanePainter {

    private static final double CORNER = 8;
    private static final double READABLE = 0.35;

    private final GraphBrush brush;

    LanePainter(GraphBrush brush) {
        this.brush = brush;
    }

    void paint(Lane lane) {
        brush.canvas().setFill(brush.colors().of(Role.LANE));
        brush.fillRectangle(lane.x(), lane.y(), lane.width(), lane.height(), CORNER);
        if (brush.camera().scale() >= READABLE) {
            var muted = brush.colors().of(Role.MUTED);
            brush.text(lane.label(), FontWeight.BOLD, 12, muted, lane.x() + 14, lane.y() + 17, lane.width() - 28);
        }
    }
}
