package dev.seedbed.core.cascade.drawing;

import java.util.List;
import java.util.function.IntToDoubleFunction;

/// How far down each vertex lies: near its neighbours, trunks as straight as can be, in the given order and at a
/// distance.
final class Heights {

    private static final double BOX_GAP = 18;
    private static final double BOX_TO_BEND = 12;
    private static final double BEND_GAP = 9;
    private static final double STRAIGHT = 8;
    /// How much everything wants to be in the middle, so that a large picture is no taller than it need be.
    private static final double PULL = 0.5;
    private static final double SLIGHT_PULL = 0.01;
    private static final int LARGE = 150;
    private static final int SWEEPS = 16;

    private final Web web;
    private final List<List<Integer>> layers;
    private final double[] middles;

    Heights(Web web, List<List<Integer>> layers) {
        this.web = web;
        this.layers = layers;
        this.middles = new double[web.size()];
        layers.forEach(layer -> spread(layer, new double[layer.size()], new double[layer.size()]));
        for (var sweep = 0; sweep < SWEEPS; sweep++) {
            sweep(sweep % 2 == 0, sweep >= SWEEPS / 2);
        }
        var top = Double.MAX_VALUE;
        for (var vertex = 0; vertex < middles.length; vertex++) {
            top = Math.min(top, middles[vertex] - height(vertex) / 2);
        }
        for (var vertex = 0; vertex < middles.length; vertex++) {
            middles[vertex] -= top;
        }
    }

    double middle(int vertex) {
        return middles[vertex];
    }

    double bottom() {
        var bottom = 0.0;
        for (var vertex = 0; vertex < middles.length; vertex++) {
            bottom = Math.max(bottom, middles[vertex] + height(vertex) / 2);
        }
        return bottom;
    }

    private double height(int vertex) {
        return web.box(vertex) ? BoxSize.HEIGHT : 0;
    }

    private void sweep(boolean rightwards, boolean bothSides) {
        for (var step = 0; step < layers.size(); step++) {
            var layer = layers.get(rightwards ? step : layers.size() - 1 - step);
            var wishes = new double[layer.size()];
            var weights = new double[layer.size()];
            for (var place = 0; place < layer.size(); place++) {
                var vertex = layer.get(place);
                if (bothSides || rightwards) {
                    wish(vertex, web.left(vertex), wishes, weights, place);
                }
                if (bothSides || !rightwards) {
                    wish(vertex, web.right(vertex), wishes, weights, place);
                }
                weights[place] += web.boxes() > LARGE ? PULL : SLIGHT_PULL;
                wishes[place] /= weights[place];
            }
            spread(layer, wishes, weights);
        }
    }

    private void wish(int vertex, List<Integer> others, double[] wishes, double[] weights, int place) {
        for (var other : others) {
            var weight = (web.box(vertex) ? 1 : STRAIGHT) * (web.box(other) ? 1 : STRAIGHT) / others.size();
            wishes[place] += weight * middles[other];
            weights[place] += weight;
        }
    }

    /// As near to the wishes as order and distances allow, by least squares: neighbours in each other's way go as one.
    private void spread(List<Integer> layer, double[] wishes, double[] weights) {
        var size = layer.size();
        var offsets = new double[size];
        var starts = new int[size];
        var sums = new double[size];
        var masses = new double[size];
        var blocks = 0;
        for (var place = 0; place < size; place++) {
            offsets[place] = place == 0 ? 0 : offsets[place - 1] + distance(layer.get(place - 1), layer.get(place));
            var mass = Math.max(weights[place], 0.01);
            starts[blocks] = place;
            masses[blocks] = mass;
            sums[blocks] = mass * (wishes[place] - offsets[place]);
            blocks++;
            while (blocks > 1 && sums[blocks - 2] / masses[blocks - 2] > sums[blocks - 1] / masses[blocks - 1]) {
                blocks--;
                sums[blocks - 1] += sums[blocks];
                masses[blocks - 1] += masses[blocks];
            }
        }
        for (var block = 0; block < blocks; block++) {
            var end = block + 1 < blocks ? starts[block + 1] : size;
            for (var place = starts[block]; place < end; place++) {
                middles[layer.get(place)] = sums[block] / masses[block] + offsets[place];
            }
        }
    }

    private double distance(int above, int below) {
        if (web.box(above) && web.box(below)) {
            return BoxSize.HEIGHT + BOX_GAP;
        }
        return web.box(above) || web.box(below) ? BoxSize.HEIGHT / 2 + BOX_TO_BEND : BEND_GAP;
    }

    /// Lets each bend take the height of what leads to it, as far as those above and below leave room.
    void straighten(IntToDoubleFunction leading) {
        for (var layer : layers) {
            for (var place = 0; place < layer.size(); place++) {
                var vertex = layer.get(place);
                if (!web.box(vertex)) {
                    var highest =
                            place == 0 ? 0 : middles[layer.get(place - 1)] + distance(layer.get(place - 1), vertex);
                    var lowest = place == layer.size() - 1
                            ? Double.MAX_VALUE
                            : middles[layer.get(place + 1)] - distance(vertex, layer.get(place + 1));
                    middles[vertex] = Math.max(highest, Math.min(lowest, leading.applyAsDouble(vertex)));
                }
            }
        }
    }
}
