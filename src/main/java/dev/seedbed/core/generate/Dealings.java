package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Dealing;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.ListedDealing;
import dev.seedbed.core.generate.row.Permutation;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Spread;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;

/// Turns a law of how many children parents have into numbers for so many parents in a row: the law's own shares, in a
/// drawn order. So the shares are kept in every stretch of parents that is long enough, and not only on average.
final class Dealings {

    private static final int PARENTS = 1_000;

    private Dealings() {}

    static Dealing of(RowCount.Dealt rows, Key key) {
        var childless = (int) Math.round(rows.none() * PARENTS);
        var order = new Permutation(key, PARENTS);
        var counts = counts(rows.spread(), PARENTS - childless);
        return ListedDealing.of(IntStream.range(0, PARENTS)
                .mapToLong(parent -> {
                    var rank = (int) order.at(parent);
                    return rank < childless ? 0 : counts[rank - childless];
                })
                .toArray());
    }

    private static long[] counts(Spread spread, int parents) {
        return switch (spread) {
            case Spread.Exactly(var children) -> by(parents, children, children, _ -> 1);
            case Spread.Between(var low, var high) -> by(parents, low, high, _ -> 1);
            case Spread.Poisson(var mean) -> poisson(parents, mean);
            case Spread.Zipf(var exponent, var most) ->
                by(parents, 1, most, children -> StrictMath.pow((double) children, -exponent));
            case Spread.Counts(var weights) ->
                by(
                        parents,
                        weights.keySet().stream()
                                .mapToLong(number -> number)
                                .min()
                                .orElse(0),
                        weights.keySet().stream()
                                .mapToLong(number -> number)
                                .max()
                                .orElse(0),
                        children -> (double) weights.getOrDefault(children, 0L));
        };
    }

    private static long[] poisson(int parents, double mean) {
        var most = (long) (mean + 12 * StrictMath.sqrt(mean) + 12);
        var logs = new double[(int) most + 1];
        logs[0] = -mean;
        for (var children = 1; children <= most; children++) {
            logs[children] = logs[children - 1] + StrictMath.log(mean / children);
        }
        return by(parents, 0, most, children -> StrictMath.exp(logs[(int) children]));
    }

    /// Entry number i is the number of children at the middle of the i-th of so many equal parts of the law.
    private static long[] by(int parents, long low, long high, LongToDoubleFunction weight) {
        var total = 0.0;
        for (var children = low; children <= high; children++) {
            total += weight.applyAsDouble(children);
        }
        var counts = new long[parents];
        var children = low;
        var sum = weight.applyAsDouble(low);
        for (var index = 0; index < parents; index++) {
            var wanted = (index + 0.5) / parents * total;
            while (sum < wanted && children < high) {
                children++;
                sum += weight.applyAsDouble(children);
            }
            counts[index] = children;
        }
        return counts;
    }
}
