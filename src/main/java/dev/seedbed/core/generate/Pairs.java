package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.ParentValue;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Polymorph;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Lineage;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Sources for pairs of columns that point at rows of several tables: which table is drawn row by row, and both columns
/// draw alike. Where the drawn table has no row to point at, the next one has its turn.
record Pairs(
        Lineage lineage,
        DraftTable table,
        Cell.Row row,
        Uniqueness uniqueness,
        References references,
        Others others,
        Function<DraftColumn, ValueSource> own) {

    /// Empty where the column is in no pair, or where its values must be others so that a key is unique.
    Optional<ValueSource> source(DraftColumn column) {
        var name = column.column().name();
        return lineage.polymorph(table.table().name(), name)
                .filter(pair -> pair.columns().stream().allMatch(this::free))
                .map(this::withRows)
                .filter(pair -> !pair.targets().isEmpty())
                .map(pair -> source(pair, column, name.equals(pair.typeColumn())));
    }

    private boolean free(String column) {
        return uniqueness.index(column).isEmpty()
                && uniqueness.conditions(column).isEmpty()
                && table.constraints().joint(column).isEmpty();
    }

    private Polymorph withRows(Polymorph pair) {
        return new Polymorph(
                pair.typeColumn(),
                pair.idColumn(),
                pair.targets().stream()
                        .filter(target ->
                                others.numbering(target.link().target()).rows() > 0)
                        .toList());
    }

    private ValueSource source(Polymorph pair, DraftColumn column, boolean type) {
        var targets = pair.targets();
        var choices =
                targets.stream().map(target -> references.loose(target.link())).toList();
        var values = IntStream.range(0, targets.size())
                .<ValueSource>mapToObj(number -> type
                        ? new Constant(targets.get(number).type())
                        : key(targets.get(number).link(), choices.get(number)))
                .toList();
        var key = row.key().child("pair").child(pair.idColumn());
        var without = own.apply(column);
        return (place, sink) -> {
            var start = (int) Key.below(key.draw(place), choices.size());
            var number = start;
            for (var step = 0; step < choices.size() && missing(choices.get(number), place); step++) {
                number = (start + step + 1) % choices.size();
            }
            (missing(choices.get(number), place) ? without : values.get(number)).emit(place, sink);
        };
    }

    private static boolean missing(Reference choice, Place place) {
        return choice.of(place).row() < 0;
    }

    private ValueSource key(Link link, Reference choice) {
        return new ParentValue(
                choice, () -> others.source(link.target(), link.targetColumns().getFirst()));
    }
}
