package dev.seedbed.core.generate.row;

/// A keyed bijection of [0, size): a four-round Feistel network with cycle walking. It makes values unique without
/// remembering any.
public record Permutation(Key key, long size) {

    private static final int ROUNDS = 4;

    /// The image of `index`, which must lie in [0, size).
    public long at(long index) {
        if (size <= 1) {
            return index;
        }
        var half = (64 - Long.numberOfLeadingZeros(size - 1) + 1) / 2;
        var image = index;
        do {
            image = round(image, half);
        } while (Long.compareUnsigned(image, size) >= 0);
        return image;
    }

    private long round(long index, int half) {
        var mask = (1L << half) - 1;
        var left = index >>> half;
        var right = index & mask;
        for (var number = 0; number < ROUNDS; number++) {
            var next = left ^ (Key.mix(key.value() + right * 31 + number) & mask);
            left = right;
            right = next;
        }
        return (left << half) | right;
    }
}
