package dev.seedbed.core.generate.row;

import java.util.OptionalInt;

/// Counts rows from 0 inside a scope in which something must be unique: the whole table, or the rows below one
/// ancestor's row, `distance` homes up. Which rows are counted together depends on no class; `kind` is the class of
/// tenants whose rows are meant, where not those of all.
public record Ordinal(Numbering numbering, OptionalInt distance, OptionalInt kind) implements Index {

    public static Ordinal wholeTable(Numbering numbering) {
        return new Ordinal(numbering, OptionalInt.empty(), OptionalInt.empty());
    }

    public static Ordinal below(Numbering numbering, int distance) {
        return new Ordinal(numbering, OptionalInt.of(distance), OptionalInt.empty());
    }

    @Override
    public long of(Place place) {
        if (distance.isEmpty()) {
            return place.row();
        }
        var up = distance.getAsInt();
        var ancestor = numbering.ancestorOf(place, up);
        return place.local() - numbering.below(place.tenant(), ancestor, up).start();
    }

    /// A number for the scope that the row is in: equal for rows of one scope.
    public long scope(Place place) {
        return distance.isEmpty() ? 0 : Key.mix(place.tenant() + 1) + numbering.ancestorOf(place, distance.getAsInt());
    }

    /// The most rows that one scope holds; of the volume, where the scope is the whole table.
    public long count() {
        return distance.isEmpty() ? numbering.volume() : numbering.mostBelow(distance.getAsInt(), kind);
    }
}
