package dev.seedbed.testing;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;

/// How far drawn values are from the law that they should follow.
public final class Laws {

    public static final int DRAWS = 100_000;

    /// What one sample of a hundred exceeds by chance.
    public static final double KOLMOGOROV = 1.63;

    private Laws() {}

    /// The numbers that a source makes in the first rows of one tenant.
    public static double[] draws(ValueSource source) {
        return LongStream.range(0, DRAWS)
                .mapToDouble(row -> Double.parseDouble(
                        CellText.of(source, new Place(0, row, row)).orElseThrow()))
                .toArray();
    }

    /// The Kolmogorov-Smirnov distance, times the root of the number of values.
    public static double kolmogorov(double[] values, DoubleUnaryOperator below) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var most = 0.0;
        for (var index = 0; index < sorted.length; index++) {
            var share = below.applyAsDouble(sorted[index]);
            most = Math.max(most, Math.abs(share - (double) index / sorted.length));
            most = Math.max(most, Math.abs(share - (index + 1.0) / sorted.length));
        }
        return most * Math.sqrt(sorted.length);
    }

    /// Pearson's sum over counted and expected numbers.
    public static double chiSquare(long[] counted, double[] expected) {
        var sum = 0.0;
        for (var index = 0; index < counted.length; index++) {
            sum += Math.pow(counted[index] - expected[index], 2) / expected[index];
        }
        return sum;
    }

    /// What the sum exceeds once in a hundred, by Wilson and Hilferty's approximation.
    public static double chiSquareLimit(int degrees) {
        var part = 2.0 / (9 * degrees);
        return degrees * Math.pow(1 - part + 2.3263 * Math.sqrt(part), 3);
    }

    /// The share of the standard normal distribution below a value, by its series.
    public static double normalBelow(double value) {
        if (Math.abs(value) > 8) {
            return value < 0 ? 0 : 1;
        }
        var sum = value;
        var term = value;
        for (var step = 3; Math.abs(term) > 1e-17 * Math.abs(sum); step += 2) {
            term *= value * value / step;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-value * value / 2) / Math.sqrt(2 * Math.PI);
    }
}
