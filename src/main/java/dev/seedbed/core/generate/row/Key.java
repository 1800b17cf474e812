package dev.seedbed.core.generate.row;

import java.nio.charset.StandardCharsets;

/// The key of a stream of draws. A draw is a keyed hash of a counter (SplitMix64's finaliser, twice), never a step of
/// a shared generator: so any cell can be made alone, on any thread, and nothing added elsewhere changes it.
public record Key(long value) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    public static Key of(long seed) {
        return new Key(mix(seed + GOLDEN));
    }

    /// The key below this one for a name: a table, a column, a purpose.
    public Key child(String name) {
        var hash = FNV_OFFSET;
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * FNV_PRIME;
        }
        return new Key(mix(value ^ mix(hash)));
    }

    /// The key below this one for a number.
    public Key child(long number) {
        return new Key(mix(value ^ mix(number * GOLDEN + 1)));
    }

    /// 64 random bits for a row's place.
    public long draw(Place place) {
        return draw(place.tenant(), place.local());
    }

    public long draw(long tenant, long local) {
        var tenantKey = mix(value ^ Long.rotateLeft(tenant * GOLDEN, 41));
        return mix(mix(tenantKey + local * GOLDEN) ^ tenantKey);
    }

    /// The `number`-th further draw that belongs to a drawn value.
    public static long again(long draw, int number) {
        return mix(draw + number * GOLDEN);
    }

    /// A draw as an index below `size` (1 or more), without bias worth speaking of.
    public static long below(long draw, long size) {
        return Math.unsignedMultiplyHigh(draw, size);
    }

    /// A draw as a fraction in [0, 1).
    public static double fraction(long draw) {
        return (draw >>> 11) * 0x1p-53;
    }

    public static long mix(long bits) {
        var mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
