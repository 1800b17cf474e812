package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Edge;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.Grid.Area;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A laid out graph with the questions that a person's eyes, pointer and keys ask of it.
final class GraphIndex {

    private static final double LINE = 8;

    private final GraphLayout layout;
    private final Map<TableName, Box> boxes = new HashMap<>();
    private final Map<TableName, List<Edge>> touching = new HashMap<>();
    private final Grid<Box> boxGrid = new Grid<>();
    private final Grid<Edge> edgeGrid = new Grid<>();

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

    GraphIndex(GraphLayout layout) {
        this.layout = layout;
        for (var box : layout.boxes()) {
            box.tables().forEach(table -> boxes.put(table, box));
            boxGrid.add(box, area(box));
        }
        for (var edge : layout.edges()) {
            ends(edge)
                    .forEach(end -> touching.computeIfAbsent(end.table().table(), _ -> new ArrayList<>())
                            .add(edge));
            edgeGrid.add(edge, area(edge.points()));
        }
    }

    GraphLayout layout() {
        return layout;
    }

    /// The box that stands for the table, be it its own or its cluster's.
    Optional<Box> find(TableName table) {
        return Optional.ofNullable(boxes.get(table));
    }

    Optional<Box> at(Point point) {
        return boxes(new Area(point.x(), point.y(), point.x(), point.y())).stream()
                .findFirst();
    }

    List<Box> boxes(Area area) {
        return boxGrid.within(area);
    }

    List<Edge> edges(Area area) {
        return edgeGrid.within(area);
    }

    /// The way to a table and its neighbours; the root dims nothing, as every way begins there.
    GraphFocus focus(TableName table, Collection<ForeignKey> way) {
        return find(table)
                .filter(box -> box.table().verdict() != Verdict.ROOT)
                .map(box -> lit(around(Set.of(box), 1), way, GraphFocus.DIM, box))
                .orElse(GraphFocus.NONE);
    }

    /// The table with all that is no more than so many keys away, and the way to it.
    GraphFocus focus(TableName table, Collection<ForeignKey> way, int hops) {
        return find(table)
                .map(box -> lit(around(Set.of(box), hops), way, GraphFocus.FAINT, box))
                .orElse(GraphFocus.NONE);
    }

    private GraphFocus lit(Set<Box> near, Collection<ForeignKey> way, double strength, Box middle) {
        var tables = new HashSet<TableName>();
        near.forEach(box -> tables.add(box.table().table()));
        var keys = new HashSet<>(way);
        way.stream()
                .flatMap(key -> Stream.of(key.target(), key.table()))
                .flatMap(table -> find(table).stream())
                .forEach(box -> tables.add(box.table().table()));
        var deep = strength == GraphFocus.FAINT;
        near.stream()
                .filter(box -> deep || box.equals(middle))
                .flatMap(box -> edges(box).stream())
                .filter(edge ->
                        ends(edge).allMatch(end -> tables.contains(end.table().table())))
                .forEach(edge -> keys.add(edge.key()));
        return new GraphFocus(tables, keys, strength);
    }

    private Set<Box> around(Set<Box> start, int hops) {
        var near = new HashSet<>(start);
        Set<Box> outermost = start;
        for (var hop = 0; hop < hops; hop++) {
            var next = new HashSet<Box>();
            outermost.stream()
                    .flatMap(box -> edges(box).stream())
                    .flatMap(this::ends)
                    .filter(near::add)
                    .forEach(next::add);
            outermost = next;
        }
        return near;
    }

    private List<Edge> edges(Box box) {
        return touching.getOrDefault(box.table().table(), List.of());
    }

    private Stream<Box> ends(Edge edge) {
        return Stream.of(edge.key().target(), edge.key().table())
                .flatMap(table -> find(table).stream())
                .distinct();
    }

    /// What the lit boxes take up; the whole picture when none is.
    Area area(GraphFocus focus) {
        return focus.tables().stream()
                .flatMap(table -> find(table).stream())
                .map(GraphIndex::area)
                .reduce(GraphIndex::join)
                .orElse(new Area(0, 0, layout.width(), layout.height()));
    }

    /// The nearest box in a direction; sideways distance counts double, so that a step keeps its row or column.
    Optional<Box> neighbour(Box from, Step step) {
        return layout.boxes().stream()
                .filter(box -> along(from, box, step) > 1)
                .min(Comparator.comparingDouble(box -> along(from, box, step) + 2 * across(from, box, step)));
    }

    Optional<Box> first() {
        return Stream.concat(
                        layout.boxes().stream().filter(box -> box.table().verdict() == Verdict.ROOT),
                        layout.boxes().stream())
                .findFirst();
    }

    private static Area area(Box box) {
        return new Area(box.x(), box.y(), box.x() + box.width(), box.y() + box.height());
    }

    private static Area area(List<Point> points) {
        return points.stream()
                .map(point -> new Area(point.x() - LINE, point.y() - LINE, point.x() + LINE, point.y() + LINE))
                .reduce(GraphIndex::join)
                .orElseThrow();
    }

    private static Area join(Area one, Area other) {
        return new Area(
                Math.min(one.left(), other.left()),
                Math.min(one.top(), other.top()),
                Math.max(one.right(), other.right()),
                Math.max(one.bottom(), other.bottom()));
    }

    private static double along(Box from, Box to, Step step) {
        return step.x * (to.x() - from.x()) + step.y * (to.y() - from.y());
    }

    private static double across(Box from, Box to, Step step) {
        return step.x == 0 ? Math.abs(to.x() - from.x()) : Math.abs(to.y() - from.y());
    }
}
