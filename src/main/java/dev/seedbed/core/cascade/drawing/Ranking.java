package dev.seedbed.core.cascade.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Puts vertices into layers so that edges lead to the right, and no layer is much taller than the picture is wide.
///
/// A layer is the depth of the cascade as long as it is not too tall. What does not fit waits for the next layer: whole
/// branches rather than parts of them, and leaves of the root rather than branches.
final class Ranking {

    /// A layer of up to so many boxes is never too tall.
    private static final int ROWS = 22;
    /// How many boxes are as tall as one is wide, its share of the edges included, for a screen's proportions.
    private static final double PROPORTION = 2.4;

    private final int rows;
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private final int[] layers;
    private final int[] turns;

    Ranking(int vertices, int[][] ends) {
        rows = (int) Math.max(ROWS, Math.ceil(Math.sqrt(vertices * PROPORTION)));
        layers = new int[vertices];
        turns = new int[vertices];
        for (var vertex = 0; vertex < vertices; vertex++) {
            before.add(new ArrayList<>());
            after.add(new ArrayList<>());
        }
        for (var end : ends) {
            before.get(Math.max(end[0], end[1])).add(Math.min(end[0], end[1]));
            after.get(Math.min(end[0], end[1])).add(Math.max(end[0], end[1]));
        }
        walk();
        rank();
    }

    /// The layer of each vertex.
    int[] layers() {
        return layers;
    }

    /// Depth first: what hangs on one table gets its place before the next table does, so that ways are short.
    private void walk() {
        var next = 0;
        var seen = new boolean[turns.length];
        var waiting = new ArrayList<Integer>();
        for (var start = 0; start < turns.length; start++) {
            waiting.add(start);
            while (!waiting.isEmpty()) {
                var vertex = waiting.removeLast();
                if (!seen[vertex]) {
                    seen[vertex] = true;
                    turns[vertex] = next++;
                    waiting.addAll(after.get(vertex).reversed());
                }
            }
        }
    }

    private void rank() {
        var missing = before.stream().mapToInt(List::size).toArray();
        var earliest = new int[layers.length];
        var ready = new ArrayList<Integer>();
        for (var vertex = 0; vertex < layers.length; vertex++) {
            if (missing[vertex] == 0) {
                ready.add(vertex);
            }
        }
        for (var layer = 0; !ready.isEmpty(); layer++) {
            var now = layer;
            var chosen = ready.stream()
                    .filter(vertex -> earliest[vertex] <= now)
                    .sorted(Comparator.comparing(this::leafOfTheFirst).thenComparingInt(vertex -> turns[vertex]))
                    .limit(rows)
                    .toList();
            ready.removeAll(chosen);
            for (var vertex : chosen) {
                layers[vertex] = now;
                for (var next : after.get(vertex)) {
                    earliest[next] = Math.max(earliest[next], now + 1);
                    if (--missing[next] == 0) {
                        ready.add(next);
                    }
                }
            }
        }
    }

    private boolean leafOfTheFirst(int vertex) {
        return after.get(vertex).isEmpty()
                && before.get(vertex).stream().allMatch(other -> other == 0)
                && !before.get(vertex).isEmpty();
    }
}
