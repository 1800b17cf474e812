package dev.seedbed.core.guard.audit;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/// Finds rows by the hash of their keys.
final class RowIndex {

    private static final long NOBODY = -1;

    private final long[] hashes;
    private final long[] rows;

    private RowIndex(int size) {
        hashes = new long[size];
        rows = new long[size];
        Arrays.fill(rows, NOBODY);
    }

    static RowIndex of(long count, LongUnaryOperator hash) {
        var index = new RowIndex(Math.toIntExact(Math.max(16, Long.highestOneBit(Math.max(1, count)) * 4)));
        for (var row = 0L; row < count; row++) {
            index.put(hash.applyAsLong(row), row);
        }
        return index;
    }

    private void put(long hash, long row) {
        var slot = slot(hash);
        while (rows[slot] != NOBODY) {
            slot = after(slot);
        }
        hashes[slot] = hash;
        rows[slot] = row;
    }

    /// The row with that hash that `is` agrees to.
    Optional<Long> find(long hash, LongPredicate is) {
        for (var slot = slot(hash); rows[slot] != NOBODY; slot = after(slot)) {
            if (hashes[slot] == hash && is.test(rows[slot])) {
                return Optional.of(rows[slot]);
            }
        }
        return Optional.empty();
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & (rows.length - 1);
    }

    private int after(int slot) {
        return slot + 1 & (rows.length - 1);
    }
}
