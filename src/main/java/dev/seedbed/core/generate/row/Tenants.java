package dev.seedbed.core.generate.row;

import java.util.List;
import java.util.stream.IntStream;

/// The tenants, and which class each is of: those of one class have equally many rows of every table.
///
/// The classes of the `first` ones are listed; those of all further ones follow `again`, which repeats. So more tenants
/// change no other tenant's class. `sizes` has one entry a class: how large its tenants are beside an ordinary one, 0
/// for those that are empty.
public record Tenants(long count, List<Integer> first, List<Integer> again, List<Double> sizes) {

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
        return new Tenants(Math.min(count, most), first, again, sizes);
    }

    public boolean alike() {
        return first.isEmpty() && again.equals(List.of(0));
    }

    public int classOf(long tenant) {
        return tenant < first.size()
                ? first.get((int) tenant)
                : again.get((int) ((tenant - first.size()) % again.size()));
    }

    /// Whether tenants of a class have rows besides their own.
    boolean hasRows(int number) {
        return sizes.get(number) > 0;
    }

    /// The classes that some tenant is of.
    IntStream present() {
        var listed = (int) Math.min(count, first.size());
        var repeated = (int) Math.min(Math.max(0, count - listed), again.size());
        return IntStream.concat(
                        first.stream().limit(listed).mapToInt(number -> number),
                        again.stream().limit(repeated).mapToInt(number -> number))
                .distinct();
    }
}
