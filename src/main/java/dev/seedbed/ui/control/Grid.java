package dev.seedbed.ui.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Things in a plane by the squares that they touch: finds what is in sight without asking all.
final class Grid<T> {

    private static final double SQUARE = 400;

    /// A rectangle of the plane.
    record Area(double left, double top, double right, double bottom) {

        boolean touches(Area other) {
            return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
        }
    }

    private record Square(int column, int row) {}

    private record Entry<T>(T thing, Area area) {}

    private final Map<Square, List<Entry<T>>> squares = new HashMap<>();
    private final List<Entry<T>> all = new ArrayList<>();

    void add(T thing, Area area) {
        var entry = new Entry<>(thing, area);
        all.add(entry);
        for (var column = square(area.left()); column <= square(area.right()); column++) {
            for (var row = square(area.top()); row <= square(area.bottom()); row++) {
                squares.computeIfAbsent(new Square(column, row), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    /// Everything that touches the area; when that is most of the plane, asking all is quicker.
    List<T> within(Area area) {
        var columns = square(area.right()) - square(area.left()) + 1L;
        var rows = square(area.bottom()) - square(area.top()) + 1L;
        var found = new ArrayList<T>();
        for (var entry : columns * rows >= squares.size() ? all : near(area)) {
            if (entry.area().touches(area)) {
                found.add(entry.thing());
            }
        }
        return found;
    }

    private Iterable<Entry<T>> near(Area area) {
        Set<Entry<T>> near = new LinkedHashSet<>();
        for (var column = square(area.left()); column <= square(area.right()); column++) {
            for (var row = square(area.top()); row <= square(area.bottom()); row++) {
                near.addAll(squares.getOrDefault(new Square(column, row), List.of()));
            }
        }
        return near;
    }

    private static int square(double coordinate) {
        return (int) Math.floor(coordinate / SQUARE);
    }
}
