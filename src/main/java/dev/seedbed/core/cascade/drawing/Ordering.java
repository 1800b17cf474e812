package dev.seedbed.core.cascade.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Orders the vertices of each layer so that few lines cross: every vertex as near as it can be to the middle of its
/// neighbours, swept to and fro.
final class Ordering {

    private static final int SWEEPS = 24;

    private final Web web;
    private final int[] places;
    private List<List<Integer>> layers = new ArrayList<>();

    Ordering(Web web) {
        this.web = web;
        this.places = new int[web.size()];
        for (var layer = 0; layer < web.depth(); layer++) {
            layers.add(new ArrayList<>());
        }
        walk();
        var best = copy();
        var fewest = crossings();
        for (var sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            sweep(sweep % 2 == 0);
            var crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        layers = best;
    }

    /// The vertices of each layer from top to bottom.
    List<List<Integer>> layers() {
        return layers;
    }

    /// Depth first, so that what hangs together begins together.
    private void walk() {
        var seen = new boolean[web.size()];
        for (var vertex = 0; vertex < web.boxes(); vertex++) {
            walk(vertex, seen);
        }
        layers.forEach(this::number);
    }

    private void walk(int start, boolean[] seen) {
        var waiting = new ArrayList<>(List.of(start));
        while (!waiting.isEmpty()) {
            var vertex = waiting.removeLast();
            if (!seen[vertex]) {
                seen[vertex] = true;
                layers.get(web.layer(vertex)).add(vertex);
                waiting.addAll(aroundBends(web.right(vertex)).reversed());
            }
        }
    }

    /// Trunks go on in the middle of what they leave behind, so that a long one keeps straight.
    private List<Integer> aroundBends(List<Integer> targets) {
        var boxes = targets.stream().filter(web::box).toList();
        var ordered = new ArrayList<>(boxes);
        ordered.addAll(
                boxes.size() / 2,
                targets.stream().filter(target -> !web.box(target)).toList());
        return ordered;
    }

    private void sweep(boolean rightwards) {
        for (var step = 1; step < layers.size(); step++) {
            var layer = layers.get(rightwards ? step : layers.size() - 1 - step);
            var middles = new double[web.size()];
            for (var vertex : layer) {
                var others = rightwards ? web.left(vertex) : web.right(vertex);
                middles[vertex] = others.stream()
                        .mapToInt(other -> places[other])
                        .average()
                        .orElse(places[vertex]);
            }
            layer.sort(Comparator.comparingDouble(vertex -> middles[vertex]));
            number(layer);
        }
    }

    private void number(List<Integer> layer) {
        for (var place = 0; place < layer.size(); place++) {
            places[layer.get(place)] = place;
        }
    }

    private List<List<Integer>> copy() {
        return layers.stream()
                .map(layer -> (List<Integer>) new ArrayList<>(layer))
                .toList();
    }

    private long crossings() {
        var crossings = 0L;
        for (var layer : layers.subList(0, Math.max(0, layers.size() - 1))) {
            crossings += crossings(layer);
        }
        return crossings;
    }

    /// The inversions of the targets' places, counted with a tree of sums.
    private long crossings(List<Integer> layer) {
        var targets = layer.stream()
                .flatMapToInt(vertex -> web.right(vertex).stream()
                        .mapToInt(other -> places[other])
                        .sorted())
                .toArray();
        var sums = new int[Arrays.stream(targets).max().orElse(0) + 2];
        var crossings = 0L;
        for (var seen = 0; seen < targets.length; seen++) {
            var above = 0;
            for (var index = targets[seen] + 1; index > 0; index -= index & -index) {
                above += sums[index];
            }
            crossings += seen - above;
            for (var index = targets[seen] + 1; index < sums.length; index += index & -index) {
                sums[index]++;
            }
        }
        return crossings;
    }
}
