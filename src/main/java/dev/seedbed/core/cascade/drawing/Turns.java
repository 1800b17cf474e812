package dev.seedbed.core.cascade.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Shares out the tracks between two layers: no two turns lie on each other, few cross, and tracks are used again.
final class Turns {

    private static final double APART = 6;
    /// Lines on each other are worse than lines that cross.
    private static final int OVERLAP = 8;

    /// A hop as it turns: it comes in from the left at one height, and leaves to the right at some.
    record Turn(Web.Hop hop, double entry, List<Double> exits) {

        boolean straight() {
            return exits.stream().allMatch(exit -> exit == entry);
        }

        double top() {
            return exits.stream().mapToDouble(Double::doubleValue).reduce(entry, Math::min);
        }

        double bottom() {
            return exits.stream().mapToDouble(Double::doubleValue).reduce(entry, Math::max);
        }

        boolean crosses(double height) {
            return height > top() && height < bottom();
        }

        boolean meets(Turn other) {
            return top() < other.bottom() + APART && other.top() < bottom() + APART;
        }

        /// What it costs to turn left of another: my exits cross its way down, its entry crosses mine.
        int leftOf(Turn other) {
            var cost = crosses(other.entry()) ? 1 : 0;
            for (var exit : exits) {
                cost += other.crosses(exit) ? 1 : 0;
                cost += Math.abs(exit - other.entry()) < 1 ? OVERLAP : 0;
            }
            return cost;
        }
    }

    private final Map<Web.Hop, Integer> tracks = new HashMap<>();
    private int count;

    Turns(List<Turn> all) {
        var turns = new ArrayList<>(all);
        turns.removeIf(Turn::straight);
        var order = order(turns);
        var taken = new ArrayList<Integer>();
        for (var place = 0; place < order.size(); place++) {
            var turn = order.get(place);
            var track = IntStream.range(0, place)
                    .filter(before -> order.get(before).meets(turn))
                    .map(before -> taken.get(before) + 1)
                    .max()
                    .orElse(0);
            taken.add(track);
            tracks.put(turn.hop(), track);
            count = Math.max(count, track + 1);
        }
    }

    Map<Web.Hop, Integer> tracks() {
        return tracks;
    }

    int count() {
        return count;
    }

    /// Those first that rather turn left of the others they meet; then neighbours swap as long as it helps.
    private static List<Turn> order(List<Turn> turns) {
        var wishes = new HashMap<Turn, Integer>();
        for (var turn : turns) {
            var wish = turns.stream()
                    .filter(other -> other.meets(turn))
                    .mapToInt(other -> Integer.signum(turn.leftOf(other) - other.leftOf(turn)))
                    .sum();
            wishes.put(turn, wish);
        }
        var order = new ArrayList<>(turns);
        order.sort(Comparator.comparingInt((Turn turn) -> wishes.getOrDefault(turn, 0))
                .thenComparingDouble(Turn::entry));
        for (var round = 0; round < order.size(); round++) {
            var swapped = false;
            for (var place = 1; place < order.size(); place++) {
                var left = order.get(place - 1);
                var right = order.get(place);
                if (left.meets(right) && left.leftOf(right) > right.leftOf(left)) {
                    order.set(place - 1, right);
                    order.set(place, left);
                    swapped = true;
                }
            }
            if (!swapped) {
                break;
            }
        }
        return order;
    }
}
