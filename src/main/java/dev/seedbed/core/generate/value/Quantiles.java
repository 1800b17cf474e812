package dev.seedbed.core.generate.value;

import dev.seedbed.core.scenario.Distribution;

/// The values that a share of a distribution lies below, and the share below a value. The normal one is Wichura's
/// algorithm AS 241 (PPND16), the others follow from it or from a logarithm. Every machine gives the same bits.
public final class Quantiles {

    private static final double[] CENTRE = {
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
        45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227
    };
    private static final double[] CENTRE_BELOW = {
        1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751,
        21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854
    };
    private static final double[] TAIL = {
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414
    };
    private static final double[] TAIL_BELOW = {
        1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
        0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09
    };
    private static final double[] END = {
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07
    };
    private static final double[] END_BELOW = {
        1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
        0.0007868691311456133, 1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15
    };

    private static final double LEAST = 0x1p-60;
    private static final double MOST = 1 - 0x1p-53;
    private static final int HALVINGS = 80;

    private Quantiles() {}

    /// The value that this share of the distribution lies below.
    public static double at(Distribution distribution, double share) {
        var inside = Math.clamp(share, LEAST, MOST);
        return switch (distribution) {
            case Distribution.Even(var low, var high) -> low + (high - low) * share;
            case Distribution.Normal(var mean, var deviation) -> mean + deviation * normal(inside);
            case Distribution.LogNormal(var median, var sigma) -> median * StrictMath.exp(sigma * normal(inside));
            case Distribution.Exponential(var mean) -> -mean * StrictMath.log1p(-inside);
        };
    }

    /// The share of the distribution that lies below a value.
    public static double below(Distribution distribution, double value) {
        return switch (distribution) {
            case Distribution.Even(var low, var high) -> Math.clamp((value - low) / (high - low), 0.0, 1.0);
            case Distribution.Normal(var mean, var deviation) -> normalBelow((value - mean) / deviation);
            case Distribution.LogNormal(var median, var sigma) ->
                value <= 0 ? 0 : normalBelow(StrictMath.log(value / median) / sigma);
            case Distribution.Exponential(var mean) -> value <= 0 ? 0 : -StrictMath.expm1(-value / mean);
        };
    }

    /// The standard normal quantile, to about 16 digits.
    public static double normal(double share) {
        var middle = share - 0.5;
        if (Math.abs(middle) <= 0.425) {
            var rest = 0.180625 - middle * middle;
            return middle * polynomial(CENTRE, rest) / polynomial(CENTRE_BELOW, rest);
        }
        var depth = StrictMath.sqrt(-StrictMath.log(middle < 0 ? share : 1 - share));
        var distance = depth <= 5
                ? polynomial(TAIL, depth - 1.6) / polynomial(TAIL_BELOW, depth - 1.6)
                : polynomial(END, depth - 5) / polynomial(END_BELOW, depth - 5);
        return middle < 0 ? -distance : distance;
    }

    /// The inverse of {@link #normal}, found by halving: both ends of a range fit the quantile exactly.
    private static double normalBelow(double value) {
        if (value <= normal(LEAST)) {
            return 0;
        }
        if (value >= normal(MOST)) {
            return 1;
        }
        var low = LEAST;
        var high = MOST;
        for (var step = 0; step < HALVINGS; step++) {
            var share = (low + high) / 2;
            if (normal(share) < value) {
                low = share;
            } else {
                high = share;
            }
        }
        return high;
    }

    private static double polynomial(double[] coefficients, double at) {
        var sum = 0.0;
        for (var power = coefficients.length - 1; power >= 0; power--) {
            sum = sum * at + coefficients[power];
        }
        return sum;
    }
}
