package dev.seedbed.core.generate.row;

import java.util.Arrays;

/// Counts of children in a list that repeats: parent number n has as many as the entry n behind an offset, another one
/// for each class, so that not all tenants' parents are alike.
public final class ListedDealing implements Dealing {

    private final long[] before;
    private final boolean shifted;
    private final long fewest;
    private final long most;

    private ListedDealing(long[] before, boolean shifted, long fewest, long most) {
        this.before = before;
        this.shifted = shifted;
        this.fewest = fewest;
        this.most = most;
    }

    /// One entry or more, none negative.
    public static ListedDealing of(long... counts) {
        return of(true, counts);
    }

    /// The same for all tenants and without an offset: the first parent has as many as the first entry.
    public static ListedDealing inOrder(long... counts) {
        return of(false, counts);
    }

    private static ListedDealing of(boolean shifted, long... counts) {
        var before = new long[counts.length + 1];
        for (var index = 0; index < counts.length; index++) {
            before[index + 1] = Math.addExact(before[index], counts[index]);
        }
        return new ListedDealing(
                before,
                shifted,
                Arrays.stream(counts).min().orElse(0),
                Arrays.stream(counts).max().orElse(0));
    }

    @Override
    public boolean forAll() {
        return !shifted;
    }

    @Override
    public long fewest() {
        return fewest;
    }

    @Override
    public long most() {
        return most;
    }

    private int offset(int kind) {
        return shifted ? (int) Math.unsignedMultiplyHigh(Key.mix(kind + 1), length()) : 0;
    }

    private int length() {
        return before.length - 1;
    }

    @Override
    public long children(int kind, long parents) {
        var offset = offset(kind);
        return sum(parents + offset) - sum(offset);
    }

    @Override
    public long parent(int kind, long child) {
        var offset = offset(kind);
        var number = child + sum(offset);
        var round = before[length()];
        var found = Arrays.binarySearch(before, number % round);
        var entry = found < 0 ? -found - 2 : last(found);
        return number / round * length() + entry - offset;
    }

    /// Of parents without children that begin at one number, the one behind them has the child.
    private int last(int found) {
        var entry = found;
        while (before[entry + 1] == before[entry]) {
            entry++;
        }
        return entry;
    }

    private long sum(long entries) {
        return Math.addExact(
                Math.multiplyExact(entries / length(), before[length()]), before[(int) (entries % length())]);
    }
}
