package dev.seedbed.core.generate.row;

import java.util.Arrays;

/// How many children each home parent has, as a list of counts that repeats: parent number n has as many as the entry
/// n behind an offset. Sums over parents are looked up, so parent and children of any row follow without counting.
public final class Dealing {

    private final long[] before;
    private final long fewest;
    private final long most;

    private Dealing(long[] before, long fewest, long most) {
        this.before = before;
        this.fewest = fewest;
        this.most = most;
    }

    /// One entry or more, none negative.
    public static Dealing of(long... counts) {
        var before = new long[counts.length + 1];
        for (var index = 0; index < counts.length; index++) {
            before[index + 1] = Math.addExact(before[index], counts[index]);
        }
        return new Dealing(
                before,
                Arrays.stream(counts).min().orElse(0),
                Arrays.stream(counts).max().orElse(0));
    }

    long fewest() {
        return fewest;
    }

    long most() {
        return most;
    }

    /// How many entries there are.
    int length() {
        return before.length - 1;
    }

    /// How many children the first `parents` parents have.
    long children(long parents, int offset) {
        return sum(parents + offset) - sum(offset);
    }

    /// The parent of the child with this number.
    long parent(long child, int offset) {
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
