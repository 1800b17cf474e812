package dev.seedbed.core.guard.scan;

/// How far the scan goes before it calls something absurd: archives in archives, and how many bytes may come
/// out of one.
///
/// @param depth how deep archives may lie in each other @param ratio how many bytes may come out of one that
/// goes in @param free how many may come out whatever goes in; of all that a target holds, sixteen times as
/// many
public record Limits(int depth, long ratio, long free) {

    public static final Limits USUAL = new Limits(16, 200, 64L << 20);

    private static final int ALL = 16;

    boolean allows(long in, long out) {
        return out <= free || out / ratio <= in;
    }

    boolean allowsInAll(long in, long out) {
        return out / ALL <= free || out / ratio <= in;
    }
}
