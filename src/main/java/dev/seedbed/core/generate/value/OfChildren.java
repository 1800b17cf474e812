package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Span;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import java.math.BigDecimal;
import java.util.Optional;

/// A number over the rows that hang from a row: how many they are, or what an expression makes of them, added up. Their
/// cells are made again from their places; NULLs add nothing.
public record OfChildren(Numbering children, Optional<Evaluation> each, Derivation.Room.OfNumbers room)
        implements Computed {

    @Override
    public void emit(Place place, ValueSink sink) {
        room.put(number(place), sink);
    }

    @Override
    public boolean fits(Place place) {
        return room.takes(number(place));
    }

    @Override
    public long cells() {
        return each.isEmpty() ? 1 : children.mostBelow(1);
    }

    /// The rows that hang from a row of their home.
    public static Span rows(Numbering children, Place parent) {
        return parent.tenant() < children.tenants() ? children.below(parent.tenant(), parent.local(), 1) : Span.EMPTY;
    }

    private BigDecimal number(Place place) {
        var rows = rows(children, place);
        if (each.isEmpty()) {
            return BigDecimal.valueOf(rows.size());
        }
        var evaluation = each.get();
        var sum = BigDecimal.ZERO;
        for (var row = rows.start(); row < rows.end(); row++) {
            sum = sum.add(evaluation.number(children.place(place.tenant(), row)).orElse(BigDecimal.ZERO));
        }
        return sum;
    }
}
