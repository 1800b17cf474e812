package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Edge;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Boxes that a person put somewhere, in a picture that is laid out otherwise: they stay there, what they cover makes
/// way, and the edges of all that moved find new ways.
final class Pins {

    private static final double GAP = 14;
    private static final double MARGIN = 24;

    private final GraphLayout layout;
    private final Map<TableName, Box> placed = new HashMap<>();
    private final List<Box> boxes = new ArrayList<>();
    private final Set<TableName> moved = new HashSet<>();

    Pins(GraphLayout layout, Map<TableName, Point> pins) {
        this.layout = layout;
        var pinned = new ArrayList<Box>();
        for (var box : layout.boxes()) {
            var pin = Optional.ofNullable(pins.get(box.table().table()));
            pin.ifPresent(corner -> pinned.add(box.at(Math.max(MARGIN, corner.x()), Math.max(MARGIN, corner.y()))));
        }
        pinned.forEach(this::place);
        var covered = new ArrayList<Box>();
        for (var box : layout.boxes()) {
            if (!moves(box)) {
                (blocking(box, pinned).isPresent() ? covered : boxes).add(box);
            }
        }
        boxes.forEach(box -> box.tables().forEach(table -> placed.put(table, box)));
        covered.forEach(this::makeWay);
    }

    GraphLayout layout() {
        if (moved.isEmpty()) {
            return layout;
        }
        var order = new HashMap<TableName, Box>();
        boxes.forEach(box -> order.put(box.table().table(), box));
        var kept = layout.boxes().stream()
                .map(box -> order.getOrDefault(box.table().table(), box))
                .toList();
        var edges = layout.edges().stream().map(this::routed).toList();
        var right = kept.stream().mapToDouble(box -> box.x() + box.width() + MARGIN);
        var bottom = kept.stream().mapToDouble(box -> box.y() + box.height() + MARGIN);
        return new GraphLayout(
                kept,
                edges,
                layout.lanes(),
                Math.max(layout.width(), right.max().orElse(0)),
                Math.max(layout.height(), bottom.max().orElse(0)));
    }

    private void place(Box box) {
        boxes.add(box);
        moved.add(box.table().table());
        box.tables().forEach(table -> placed.put(table, box));
    }

    /// Down, to where nothing else is.
    private void makeWay(Box box) {
        var free = box;
        for (var blocking = blocking(free, boxes); blocking.isPresent(); blocking = blocking(free, boxes)) {
            free = free.at(free.x(), blocking.get().y() + blocking.get().height() + GAP);
        }
        place(free);
    }

    private static Optional<Box> blocking(Box box, List<Box> others) {
        return others.stream()
                .filter(other -> box.x() < other.x() + other.width()
                        && other.x() < box.x() + box.width()
                        && box.y() < other.y() + other.height()
                        && other.y() < box.y() + box.height())
                .findFirst();
    }

    private Edge routed(Edge edge) {
        var from = Optional.ofNullable(placed.get(edge.key().target()));
        var to = Optional.ofNullable(placed.get(edge.key().table()));
        if (from.isEmpty() || to.isEmpty() || !(moves(from.get()) || moves(to.get()))) {
            return edge;
        }
        return new Edge(edge.key(), edge.line(), way(from.get(), to.get()));
    }

    private boolean moves(Box box) {
        return moved.contains(box.table().table());
    }

    /// Out at one side and in at the other where there is room between, else around the right of both.
    private static List<Point> way(Box from, Box to) {
        var start = from.y() + from.height() / 2;
        var end = to.y() + to.height() / 2;
        if (to.x() >= from.x() + from.width() + GAP) {
            return way(from.x() + from.width(), start, (from.x() + from.width() + to.x()) / 2, to.x(), end);
        }
        if (from.x() >= to.x() + to.width() + GAP) {
            return way(from.x(), start, (to.x() + to.width() + from.x()) / 2, to.x() + to.width(), end);
        }
        var outside = Math.max(from.x() + from.width(), to.x() + to.width()) + 2 * GAP;
        return way(from.x() + from.width(), start, outside, to.x() + to.width(), end);
    }

    private static List<Point> way(double startX, double startY, double turn, double endX, double endY) {
        return List.of(
                new Point(startX, startY), new Point(turn, startY), new Point(turn, endY), new Point(endX, endY));
    }
}
