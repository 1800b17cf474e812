package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;

/// A decimal number as PostgreSQL sends it: digits to the base of ten thousand, and where the point is.
final class BinaryNumeric {

    private static final int BASE = 10_000;
    private static final int DIGITS = 4;
    private static final int NEGATIVE = 0x4000;
    private static final long[] POWERS = {1, 10, 100, 1_000};

    private BinaryNumeric() {}

    /// A cell with its length: `unscaled` × 10^−`scale`.
    static void write(long unscaled, int scale, ByteText out) {
        if (unscaled == Long.MIN_VALUE) {
            throw new BinaryRefusal(BinaryForm.NUMERIC, Long.toString(unscaled));
        }
        var groupsBehind = Math.ceilDiv(scale, DIGITS);
        var padding = POWERS[groupsBehind * DIGITS - scale];
        var magnitude = Math.abs(unscaled);
        var rest = magnitude / BASE;
        var last = (magnitude % BASE) * padding;
        // The padding moves digits over the border of the last group only.
        rest = rest * padding + last / BASE;
        last %= BASE;
        groups(unscaled < 0, rest, last, groupsBehind, scale, out);
    }

    private static void groups(boolean negative, long rest, long last, int groupsBehind, int scale, ByteText out) {
        var groups = new long[6];
        groups[0] = last;
        var count = 1;
        for (var left = rest; left > 0; left /= BASE) {
            groups[count++] = left % BASE;
        }
        var lowest = 0;
        while (lowest < count && groups[lowest] == 0) {
            lowest++;
        }
        while (count > lowest && groups[count - 1] == 0) {
            count--;
        }
        var written = count - lowest;
        out.binary(8 + 2L * written, 4)
                .binary(written, 2)
                .binary(written == 0 ? 0 : count - 1 - groupsBehind, 2)
                .binary(negative ? NEGATIVE : 0, 2)
                .binary(scale, 2);
        for (var index = count - 1; index >= lowest; index--) {
            out.binary(groups[index], 2);
        }
    }
}
