package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Map;

/// The tenant graph laid out: boxes and routed edges in pixels, origin at the top left, left to right by cascade depth.
///
/// Tables that no drawn edge touches stand in lanes below, all shared ones among them.
public record GraphLayout(List<Box> boxes, List<Edge> edges, List<Lane> lanes, double width, double height) {

    public GraphLayout {
        boxes = List.copyOf(boxes);
        edges = List.copyOf(edges);
        lanes = List.copyOf(lanes);
    }

    public record Point(double x, double y) {}

    /// A table's rectangle; `rootKey` marks a table whose direct key to the root is folded into its badge.
    ///
    /// One box may stand for a whole cluster: then `table` is the one through which the cascade gets there, and
    /// `folded` are all of them.
    public record Box(
            TableVerdict table,
            String label,
            double x,
            double y,
            double width,
            double height,
            boolean rootKey,
            List<TableName> folded) {

        public Box {
            folded = List.copyOf(folded);
        }

        public boolean summary() {
            return !folded.isEmpty();
        }

        /// The tables that it stands for.
        public List<TableName> tables() {
            return summary() ? folded : List.of(table.table());
        }

        /// The glyphs of its remarks, in a fixed order; a cluster has none.
        public List<Glyph> badges() {
            return summary() ? List.of() : Glyph.badges(table, rootKey);
        }

        /// The same box somewhere else.
        public Box at(double left, double top) {
            return new Box(table, label, left, top, width, height, rootKey, folded);
        }
    }

    /// A foreign key's way from the referenced box to the referencing box, ends included; all segments run along an
    /// axis.
    public record Edge(ForeignKey key, Line line, List<Point> points) {
        public Edge {
            points = List.copyOf(points);
        }
    }

    /// How many tables have no box of their own.
    public int foldedTables() {
        return boxes.stream().mapToInt(box -> box.folded().size()).sum();
    }

    /// The same picture with some boxes, by the names of their tables, at other places.
    public GraphLayout with(Map<TableName, Point> pins) {
        return new Pins(this, pins).layout();
    }

    /// The frame around boxes that stand apart, with its heading.
    public record Lane(String label, double x, double y, double width, double height) {}
}
