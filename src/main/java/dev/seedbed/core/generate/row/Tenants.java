package dev.seedbed.core.generate.row;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tenants, and which class each is of: those of one class have equally many rows of every table.
///
/// The classes of the `first` ones are listed; those of all further ones follow `again`, which repeats. So more tenants
/// change no other tenant's class. `sizes` has one entry a class: how large its tenants are beside an ordinary one, 0
/// for those that are empty. `count` are all these, the volume; some may follow that are there for edge cases.
public record Tenants(long count, List<Integer> first, List<Integer> again, List<Double> sizes, Last last) {

    /// The tenants behind the volume, whose first one has the number `from`: one with rows of each table, then `empty`
    /// ones. Their numbers do not change where a table has rows of fewer tenants of the volume.
    public record Last(long from, int empty) {

        static final Last NONE = new Last(Long.MAX_VALUE, 0);

        boolean none() {
            return equals(NONE);
        }
    }

    /// Both are behind the volume's classes.
    private static final int LAST_CLASSES = 2;

    public Tenants(long count, List<Integer> first, List<Integer> again, List<Double> sizes) {
        this(count, first, again, sizes, Last.NONE);
    }

    public Tenants {
        first = List.copyOf(first);
        again = List.copyOf(again);
        sizes = List.copyOf(sizes);
    }

    /// Tenants that are all alike; one of them, for a table that belongs to none.
    public static Tenants alike(long count) {
        return new Tenants(count, List.of(), List.of(0), List.of(1.0));
    }

    public Tenants limited(long most) {
        return new Tenants(Math.min(count, most), first, again, sizes, last);
    }

    /// The same with tenants behind them, one and so many empty ones.
    public Tenants followed(int empty) {
        var all = Stream.concat(sizes.stream(), Stream.of(1.0, 0.0)).toList();
        return new Tenants(count, first, again, all, new Last(count, empty));
    }

    /// Whether those of the volume are all alike.
    public boolean alike() {
        return first.isEmpty() && again.equals(List.of(0));
    }

    /// With those that are behind the volume.
    long all() {
        return last.none() ? count : last.from() + 1 + last.empty();
    }

    /// The class of the tenant with edge cases.
    int edge() {
        return sizes.size() - LAST_CLASSES;
    }

    /// Whether tenants of a class are behind the volume.
    public boolean isLast(int number) {
        return !last.none() && number >= edge();
    }

    public int classOf(long tenant) {
        if (tenant >= last.from()) {
            return tenant == last.from() ? edge() : edge() + 1;
        }
        return tenant < first.size()
                ? first.get((int) tenant)
                : again.get((int) ((tenant - first.size()) % again.size()));
    }

    /// Whether tenants of a class have rows besides their own.
    boolean hasRows(int number) {
        return sizes.get(number) > 0;
    }

    /// The classes that some tenant of the volume is of.
    IntStream present() {
        var listed = (int) Math.min(count, first.size());
        var repeated = (int) Math.min(Math.max(0, count - listed), again.size());
        return IntStream.concat(
                        first.stream().limit(listed).mapToInt(number -> number),
                        again.stream().limit(repeated).mapToInt(number -> number))
                .distinct();
    }
}
