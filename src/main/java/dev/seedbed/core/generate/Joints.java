package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Choice.Pick;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Joint;
import java.util.Optional;
import java.util.function.Predicate;

/// Gives columns the values that were found for them together: all cells of a row come from the same tuple.
record Joints(DraftTable table, Cell.Row row, Uniqueness uniqueness) {

    Optional<ValueSource> values(String column) {
        return table.constraints()
                .joint(column)
                .map(joint -> new Choice(
                        pick(joint),
                        joint.cells(column).stream()
                                .map(cell ->
                                        cell.<ValueSource>map(Constant::new).orElseGet(Nothing::new))
                                .toList()));
    }

    /// The parent's value where the row's tuple has one.
    ValueSource present(String column, ValueSource parent) {
        return table.constraints()
                .joint(column)
                .<ValueSource>map(joint -> {
                    var pick = pick(joint);
                    var cells = joint.cells(column);
                    Predicate<Place> given = place -> {
                        var index = (int) pick.at(place, cells.size());
                        return index >= 0 && cells.get(index).isPresent();
                    };
                    return new Either(given, parent, new Nothing());
                })
                .orElse(parent);
    }

    private Pick pick(Joint joint) {
        return joint.columns().stream()
                .flatMap(column -> uniqueness.index(column).stream())
                .findFirst()
                .<Pick>map(Pick.Round::new)
                .orElseGet(() -> new Pick.Even(row.key().child("joint").child(String.join(",", joint.columns()))));
    }
}
