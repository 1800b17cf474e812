package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Edge;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A laid out graph with the questions that a person's pointer and keys ask of it.
final class GraphIndex {

    private final GraphLayout layout;
    private final Map<TableName, Box> boxes = new LinkedHashMap<>();

    /// The way a person steps from box to box with the arrow keys.
    enum Step {
        LEFT(-1, 0),
        RIGHT(1, 0),
        UP(0, -1),
        DOWN(0, 1);

        private final int x;
        private final int y;

        Step(int x, int y) {
            this.x = x;
            this.y = y;
        }
    }

    /// What is lit while a table is looked at: the way from the root, and the table's neighbours.
    record Focus(Set<TableName> path, Set<ForeignKey> keys, Set<TableName> neighbours) {

        static final Focus NONE = new Focus(Set.of(), Set.of(), Set.of());

        boolean set() {
            return !path.isEmpty();
        }

        boolean dims(TableName table) {
            return set() && !path.contains(table) && !neighbours.contains(table);
        }

        boolean dims(Edge edge) {
            return set() && !keys.contains(edge.key());
        }
    }

    GraphIndex(GraphLayout layout) {
        this.layout = layout;
        layout.boxes().forEach(box -> boxes.put(box.table().table(), box));
    }

    GraphLayout layout() {
        return layout;
    }

    Optional<Box> find(TableName table) {
        return Optional.ofNullable(boxes.get(table));
    }

    Optional<Box> at(Point point) {
        return layout.boxes().stream().filter(box -> contains(box, point)).findFirst();
    }

    /// The root dims nothing: every way begins there.
    Focus focus(TableName table) {
        var box = boxes.get(table);
        if (box == null || box.table().verdict() == Verdict.ROOT) {
            return Focus.NONE;
        }
        var path = new HashSet<>(Set.of(table));
        var keys = new HashSet<>(box.table().path());
        keys.forEach(key -> path.addAll(Set.of(key.target())));
        var neighbours = new HashSet<TableName>();
        layout.edges().stream()
                .map(Edge::key)
                .filter(key -> touches(key, table))
                .forEach(key -> {
                    keys.add(key);
                    neighbours.add(key.table());
                    neighbours.add(key.target());
                });
        return new Focus(path, keys, neighbours);
    }

    /// The nearest box in a direction; sideways distance counts double, so that a step keeps its row or column.
    Optional<Box> neighbour(Box from, Step step) {
        return boxes.values().stream()
                .filter(box -> along(from, box, step) > 1)
                .min(Comparator.comparingDouble(box -> along(from, box, step) + 2 * across(from, box, step)));
    }

    Optional<Box> first() {
        return Stream.concat(
                        boxes.values().stream().filter(box -> box.table().verdict() == Verdict.ROOT),
                        boxes.values().stream())
                .findFirst();
    }

    private static boolean touches(ForeignKey key, TableName table) {
        return key.table().equals(table) || key.target().equals(table);
    }

    private static boolean contains(Box box, Point point) {
        return point.x() >= box.x()
                && point.x() <= box.x() + box.width()
                && point.y() >= box.y()
                && point.y() <= box.y() + box.height();
    }

    private static double along(Box from, Box to, Step step) {
        return step.x * (to.x() - from.x()) + step.y * (to.y() - from.y());
    }

    private static double across(Box from, Box to, Step step) {
        return step.x == 0 ? Math.abs(to.x() - from.x()) : Math.abs(to.y() - from.y());
    }
}
