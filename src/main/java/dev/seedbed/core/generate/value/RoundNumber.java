package dev.seedbed.core.generate.value;

/// 1, 2 or 5 times a power of ten: what people type when they estimate.
public final class RoundNumber {

    private RoundNumber() {}

    /// The nearest one; 0 stays.
    public static long nearest(long number) {
        var size = Math.abs(number);
        var power = 1L;
        while (size / power >= 10) {
            power *= 10;
        }
        if (size == 0 || power > Long.MAX_VALUE / 10) {
            return number;
        }
        var times = size < 1.5 * power ? 1L : size < 3.5 * power ? 2 : size < 7.5 * power ? 5 : 10;
        return Long.signum(number) * times * power;
    }
}
