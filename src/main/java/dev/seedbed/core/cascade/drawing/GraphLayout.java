package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.schema.ForeignKey;
import java.util.List;

/// The tenant graph laid out: boxes and routed edges in pixels, origin at the top left, left to right by cascade depth.
public record GraphLayout(List<Box> boxes, List<Edge> edges, double width, double height) {

    public GraphLayout {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
    }

    public record Point(double x, double y) {}

    /// A table's rectangle; `rootKey` marks a table whose direct key to the root is folded into its badge.
    public record Box(
            TableVerdict table, String label, double x, double y, double width, double height, boolean rootKey) {}

    /// A foreign key's way from the referenced box to the referencing box, ends included.
    public record Edge(ForeignKey key, List<Point> points) {
        public Edge {
            points = List.copyOf(points);
        }
    }
}
