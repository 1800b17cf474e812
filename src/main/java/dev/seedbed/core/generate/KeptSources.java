package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Avoiding;
import dev.seedbed.core.generate.value.Balance;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Curve;
import dev.seedbed.core.generate.value.Deferred;
import dev.seedbed.core.generate.value.Derivation.Room;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.generate.value.Evaluation;
import dev.seedbed.core.generate.value.Money;
import dev.seedbed.core.generate.value.Money.Purse;
import dev.seedbed.core.generate.value.OfChildren;
import dev.seedbed.core.generate.value.ParentValue;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Promise;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Invariants;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes the columns that keep to other rows: the cells of those rows are made again from their places, so no row waits
/// for another.
record KeptSources(Lineage lineage, DraftTable table, Uniqueness uniqueness, Others others, References references) {

    private static final int MOST_DIGITS = 4;

    /// `by` makes a cell by another rule.
    ValueSource of(Cell cell, Promise promise, Function<ColumnRule, ValueSource> by) {
        mustBeFree(cell, promise);
        var here = table.table().name();
        return switch (promise) {
            case Promise.Total total ->
                new OfChildren(others.numbering(total.children()), Optional.of(each(total)), room(cell));
            case Promise.Count(var children) ->
                new OfChildren(others.numbering(children), Optional.empty(), room(cell));
            case Promise.Copy copy ->
                new ParentValue(references.of(link(cell, copy)), () -> others.source(copy.parent(), copy.original()));
            case Promise.ExactlyOne one -> exactlyOne(cell, one, by.apply(one.otherwise()));
            case Promise.Rising(var low, var high) ->
                Stretches.of(cell, low, high, 1).rising();
            case Promise.SlotFrom slot ->
                Stretches.of(cell, slot.low(), slot.high(), 2).slot(false);
            case Promise.SlotUntil(var start) -> end(cell, start);
            case Promise.History _ ->
                new Histories(others).of(new ColumnName(here, cell.name())).step(false);
            case Promise.Before(var state) ->
                new Histories(others).of(new ColumnName(here, state)).step(true);
            case Promise.Latest latest ->
                new Histories(others)
                        .of(new ColumnName(latest.children(), latest.state()))
                        .latest();
            case Promise.MinorUnits money -> money(cell, money);
            case Promise.Balanced balanced -> balance(cell, balanced);
        };
    }

    /// Of the same stretch as the start: inside its checks, and drawn by its key.
    private ValueSource end(Cell cell, String start) {
        var draft = table.column(start);
        if (!(draft.rule() instanceof ColumnRule.Kept(var promise) && promise instanceof Promise.SlotFrom slot)) {
            throw new IllegalArgumentException("no slot in " + start);
        }
        var bounds = table.constraints().bounds(start);
        var first = new Cell(draft, bounds, Optional.empty(), cell.row(), Cell.Order.FREE);
        return Stretches.of(first, slot.low(), slot.high(), 2).slot(true);
    }

    private ValueSource money(Cell cell, Promise.MinorUnits money) {
        var purses = IntStream.rangeClosed(0, MOST_DIGITS)
                .mapToObj(digits -> purse(cell, money.distribution(), digits))
                .toList();
        return new Money(cell.key(), later(table.table().name(), money.currency()), purses, money.rounded());
    }

    /// In a column of whole numbers these are minor units; one with fewer decimals than the currency has no smaller
    /// ones.
    private static Purse purse(Cell cell, Distribution distribution, int digits) {
        var limits = Limits.open(cell);
        var whole = cell.type() instanceof ColumnType.Whole;
        var decimals = whole ? digits : Math.min(digits, limits.scale());
        var unit = whole
                ? 1
                : BigDecimal.ONE.movePointRight(limits.scale() - decimals).longValueExact();
        var power = BigDecimal.ONE.movePointRight(decimals).doubleValue();
        var low = Math.ceilDiv(limits.low(), unit);
        var high = Math.floorDiv(limits.high(), unit);
        if (low > high) {
            throw noRoom(cell, "no amount of a currency with " + digits + " decimals");
        }
        var curve = Curve.between(distribution, (low - 0.5) / power, (high + 0.5) / power);
        return new Purse(curve, power, low, high, unit, limits.scale());
    }

    SeedbedException decidedTwice(String column, Promise promise) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "A rule of the scenario and the schema decide the same column.",
                        table.table().name() + ", " + column,
                        "A check, an exclusion constraint or keys of other tables ask for certain values; '"
                                + promise.phrase() + "' asks for others.",
                        "Remove the rule, or the constraint.")
                .exception();
    }

    private static SeedbedException noRoom(Cell cell, String left) {
        return Problem.error(
                        Category.UNSATISFIABLE,
                        "A check leaves no room for a rule of the scenario.",
                        cell.row().numbering().table() + ", " + cell.name(),
                        "Type and checks leave " + left + ".",
                        "Give the column another rule, or the check more room.")
                .exception();
    }

    private ValueSource balance(Cell cell, Promise.Balanced balanced) {
        var limits = Limits.open(cell);
        var most = Math.max(0, Math.min(limits.high(), -limits.low()));
        if (most < 1) {
            throw noRoom(cell, "nothing on one side of 0");
        }
        var power = BigDecimal.ONE.movePointRight(limits.scale()).doubleValue();
        return new Balance(
                cell.key(),
                cell.row().numbering(),
                Curve.between(balanced.distribution(), 0, (most + 0.5) / power),
                power,
                limits.scale(),
                most,
                balanced.per().map(column -> later(table.table().name(), column)));
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

    private Deferred later(TableName other, String column) {
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
            case Promise.Rising _, Promise.SlotFrom _, Promise.SlotUntil _ ->
                key.columns().containsAll(link(cell, promise).columns());
            default -> false;
        };
    }
}
