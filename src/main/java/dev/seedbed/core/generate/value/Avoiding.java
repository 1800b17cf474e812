package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Draws again while the value is one of those that must not be: those of other columns of the row, and fixed ones.
/// Only for values that are drawn by chance: the further draws are those of rows that do not exist.
public record Avoiding(ValueSource inner, List<ValueSource> others) implements ValueSource {

    private static final int TRIES = 50;
    private static final long FAR = 1L << 40;

    public Avoiding {
        others = List.copyOf(others);
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var taken = others.stream().map(other -> CellText.of(other, place)).toList();
        var chosen = place;
        for (var attempt = 1; attempt < TRIES && meets(CellText.of(inner, chosen), taken); attempt++) {
            chosen = new Place(place.tenant(), place.local() + attempt * FAR, place.row());
        }
        inner.emit(chosen, sink);
    }

    private static boolean meets(Optional<String> value, List<Optional<String>> taken) {
        return value.isPresent()
                && taken.stream().flatMap(Optional::stream).anyMatch(other -> same(value.get(), other));
    }

    private static boolean same(String one, String other) {
        return one.equals(other)
                || number(one)
                        .flatMap(left -> number(other).map(left::compareTo))
                        .filter(order -> order == 0)
                        .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
