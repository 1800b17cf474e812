package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.ColumnBounds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Values that keys of other tables ask for.
final class Rosters {

    private Rosters() {}

    static ValueSource inTurn(List<String> values) {
        return new Choice(new Choice.Pick.Digit(place -> place.local() % values.size()), constants(values));
    }

    /// Those in the first rows, then what else the column may hold; `others` where that is no list.
    static ValueSource roster(Cell cell, List<String> first, ValueSource others) {
        var listed = ClosedLists.of(cell).orElse(List.of()).stream().filter(value -> !first.contains(value));
        var all = Stream.concat(first.stream(), listed).toList();
        return new Either(
                place -> place.row() < all.size(),
                new Choice(new Choice.Pick.Digit(Place::row), constants(all)),
                others);
    }

    /// Where the values are numbers, others are higher, so that none comes twice.
    static ColumnBounds above(List<String> values) {
        var highest = values.stream()
                .flatMap(value -> new Bound(value, false).number().stream())
                .max(Comparator.naturalOrder());
        return ColumnBounds.range(highest.map(number -> new Bound(number.toPlainString(), false)), Optional.empty());
    }

    private static List<ValueSource> constants(List<String> values) {
        return values.stream().<ValueSource>map(Constant::new).toList();
    }
}
