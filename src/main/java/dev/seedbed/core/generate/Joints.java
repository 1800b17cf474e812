package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Ordinal;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.scenario.check.Joint;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Gives columns the values that were found for them together: all cells of a row come from the same tuple. A tuple
/// that asks for a parent where the row finds none gives way to the next.
record Joints(
        Lineage lineage, DraftTable table, Cell.Row row, Uniqueness uniqueness, Function<String, ValueSource> parents) {

    Optional<ValueSource> values(String column) {
        return table.constraints().joint(column).map(joint -> {
            var choice = choice(joint);
            var cells = joint.cells(column).stream()
                    .map(cell -> cell.<ValueSource>map(Constant::new).orElseGet(Nothing::new))
                    .toList();
            return (place, sink) -> cells.get(choice.applyAsInt(place)).emit(place, sink);
        });
    }

    /// The parent's value where the row's tuple has one.
    ValueSource present(String column, ValueSource parent) {
        return table.constraints()
                .joint(column)
                .<ValueSource>map(joint -> {
                    var choice = choice(joint);
                    var cells = joint.cells(column);
                    var none = new Nothing();
                    return (place, sink) ->
                            (cells.get(choice.applyAsInt(place)).isPresent() ? parent : none).emit(place, sink);
                })
                .orElse(parent);
    }

    private ToIntFunction<Place> choice(Joint joint) {
        var first = first(joint);
        var size = joint.tuples().size();
        var parented = joint.columns().stream()
                .filter(column -> lineage.deciding(table.table().name(), column).isPresent())
                .toList();
        if (parented.isEmpty()) {
            return first;
        }
        return place -> {
            var given = parented.stream()
                    .map(column -> CellText.of(parents.apply(column), place).isPresent())
                    .toList();
            var start = first.applyAsInt(place);
            for (var step = 0; step < size; step++) {
                var number = (start + step) % size;
                if (fits(joint, number, parented, given)) {
                    return number;
                }
            }
            return start;
        };
    }

    private static boolean fits(Joint joint, int number, List<String> parented, List<Boolean> given) {
        for (var index = 0; index < parented.size(); index++) {
            if (!given.get(index)
                    && joint.cells(parented.get(index)).get(number).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /// Where rows must differ they take the tuples by turns, else by chance.
    private ToIntFunction<Place> first(Joint joint) {
        var size = joint.tuples().size();
        var keyed = table.table().uniqueKeys().stream()
                .anyMatch(key -> key.columns().stream().anyMatch(joint.columns()::contains));
        var turn = joint.columns().stream()
                .flatMap(column -> uniqueness.index(column).stream())
                .findFirst()
                .or(() -> keyed ? Optional.of(Ordinal.wholeTable(row.numbering())) : Optional.<Index>empty());
        var key = row.key().child("joint").child(String.join(",", joint.columns()));
        return turn.<ToIntFunction<Place>>map(index -> place -> Math.floorMod(index.of(place), size))
                .orElseGet(() -> place -> (int) Long.remainderUnsigned(key.draw(place), size));
    }
}
