package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Avoiding;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Deferred;
import dev.seedbed.core.generate.value.Derivation.Room;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.generate.value.Evaluation;
import dev.seedbed.core.generate.value.OfChildren;
import dev.seedbed.core.generate.value.ParentValue;
import dev.seedbed.core.scenario.CheckReader;
import dev.seedbed.core.scenario.CheckReader.Condition;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Invariants;
import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes the columns that keep to other rows: the cells of those rows are made again from their places, so no row waits
/// for another.
record KeptSources(Lineage lineage, DraftTable table, Uniqueness uniqueness, Others others, References references) {

    /// `by` makes a cell by another rule.
    ValueSource of(Cell cell, Promise promise, Function<ColumnRule, ValueSource> by) {
        mustBeFree(cell, promise);
        var link = link(cell, promise);
        return switch (promise) {
            case Promise.Total total ->
                new OfChildren(others.numbering(total.children()), Optional.of(each(total)), room(cell));
            case Promise.Count(var children) ->
                new OfChildren(others.numbering(children), Optional.empty(), room(cell));
            case Promise.Copy copy ->
                new ParentValue(references.of(link), () -> others.source(copy.parent(), copy.original()));
            case Promise.ExactlyOne one -> exactlyOne(cell, one, by.apply(one.otherwise()));
        };
    }

    private Link link(Cell cell, Promise promise) {
        return Invariants.link(lineage, new ColumnName(table.table().name(), cell.name()), promise);
    }

    private static Room.OfNumbers room(Cell cell) {
        return (Room.OfNumbers) Limits.room(cell);
    }

    private Evaluation each(Promise.Total total) {
        return new Evaluation(
                total.formula(),
                total.formula().columns().stream()
                        .collect(Collectors.toMap(name -> name, name -> later(total.children(), name))));
    }

    private ValueSource later(TableName other, String column) {
        return new Deferred(() -> others.source(other, column));
    }

    /// Which of the rows below one parent it is, is drawn for the parent.
    private ValueSource exactlyOne(Cell cell, Promise.ExactlyOne one, ValueSource otherwise) {
        var numbering = cell.row().numbering();
        var key = cell.key().child("exactly one");
        return new Either(
                place -> {
                    var rows = numbering.siblings(place);
                    var draw = key.draw(place.tenant(), numbering.homeOf(place));
                    return place.local() - rows.start() == Key.below(draw, rows.size());
                },
                new Constant(one.value()),
                new Avoiding(otherwise, List.of(new Constant(one.value()))));
    }

    /// Unique keys that would ask for other values than the promise does.
    private void mustBeFree(Cell cell, Promise promise) {
        if (cell.unique().isEmpty() && uniqueness.conditions(cell.name()).isEmpty()) {
            return;
        }
        table.table().uniqueKeys().stream()
                .filter(key -> asks(key, cell.name()) && !keeps(key, cell, promise))
                .findFirst()
                .ifPresent(key -> {
                    throw Problem.error(
                                    Category.UNSATISFIABLE,
                                    "A unique key and a rule of the scenario ask for different values.",
                                    table.table().name() + ", " + cell.name() + ", " + key.name(),
                                    "The key tells rows apart by the column, and '" + promise.phrase()
                                            + "' may make the same value twice.",
                                    "Remove the rule, or let other columns of the key tell the rows apart.")
                            .exception();
                });
    }

    private boolean asks(UniqueKey key, String column) {
        return key.columns().contains(column)
                || key.expressionColumns().contains(column)
                || key.predicate().stream()
                        .flatMap(predicate -> CheckReader.conditions(predicate, table.table()).stream())
                        .anyMatch(condition -> condition.column().equals(column));
    }

    private boolean keeps(UniqueKey key, Cell cell, Promise promise) {
        return switch (promise) {
            case Promise.ExactlyOne one ->
                !key.columns().contains(cell.name())
                        && key.columns().containsAll(link(cell, promise).columns())
                        && key.predicate().stream()
                                .flatMap(predicate -> CheckReader.conditions(predicate, table.table()).stream())
                                .filter(condition -> condition.column().equals(cell.name()))
                                .allMatch(condition -> condition instanceof Condition.Values values
                                        && values.values().equals(List.of(one.value())));
            case Promise.Total _, Promise.Count _, Promise.Copy _ -> false;
        };
    }
}
