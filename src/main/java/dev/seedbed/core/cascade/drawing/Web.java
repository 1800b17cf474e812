package dev.seedbed.core.cascade.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Vertices in layers and the hops between neighbouring layers: boxes first, then the bends where trunks pass a layer.
final class Web {

    /// Edges that leave `from` to the right as one line; `targets` are the boxes at their ends, edge by edge.
    record Trunk(int from, List<Integer> links, List<Integer> targets, boolean backwards) {}

    /// A trunk's part between a layer and the next: from one vertex to at least one. `links` says for each target
    /// which edge ends there, or -1 when the trunk goes on.
    record Hop(int trunk, int layer, int source, List<Integer> targets, List<Integer> links) {}

    private final List<Integer> layers = new ArrayList<>();
    private final int boxes;
    private final List<Trunk> trunks;
    private final List<Hop> hops = new ArrayList<>();
    private final List<List<Integer>> left = new ArrayList<>();
    private final List<List<Integer>> right = new ArrayList<>();

    Web(int[] boxLayers, List<Trunk> trunks) {
        this.boxes = boxLayers.length;
        this.trunks = List.copyOf(trunks);
        Arrays.stream(boxLayers).forEach(this::addVertex);
        for (var trunk = 0; trunk < trunks.size(); trunk++) {
            span(trunk);
        }
    }

    private int addVertex(int layer) {
        layers.add(layer);
        left.add(new ArrayList<>());
        right.add(new ArrayList<>());
        return layers.size() - 1;
    }

    private void span(int number) {
        var trunk = trunks.get(number);
        var last = trunk.targets().stream().mapToInt(layers::get).max().orElseThrow();
        var source = trunk.from();
        for (var layer = layers.get(source); layer < last; layer++) {
            var hop = new Hop(number, layer, source, new ArrayList<>(), new ArrayList<>());
            for (var position = 0; position < trunk.targets().size(); position++) {
                if (layers.get(trunk.targets().get(position)) == layer + 1) {
                    hop.targets().add(trunk.targets().get(position));
                    hop.links().add(trunk.links().get(position));
                }
            }
            if (layer + 1 < last) {
                hop.targets().add(addVertex(layer + 1));
                hop.links().add(-1);
            }
            connect(hop);
            source = hop.targets().getLast();
        }
    }

    private void connect(Hop hop) {
        hops.add(hop);
        for (var target : hop.targets()) {
            right.get(hop.source()).add(target);
            left.get(target).add(hop.source());
        }
    }

    int size() {
        return layers.size();
    }

    int layer(int vertex) {
        return layers.get(vertex);
    }

    int depth() {
        return layers.stream().mapToInt(layer -> layer + 1).max().orElse(0);
    }

    boolean box(int vertex) {
        return vertex < boxes;
    }

    int boxes() {
        return boxes;
    }

    List<Trunk> trunks() {
        return trunks;
    }

    List<Hop> hops() {
        return hops;
    }

    /// The neighbours one layer further left.
    List<Integer> left(int vertex) {
        return left.get(vertex);
    }

    List<Integer> right(int vertex) {
        return right.get(vertex);
    }
}
