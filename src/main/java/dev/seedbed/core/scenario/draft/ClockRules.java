package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Formula;
import dev.seedbed.core.scenario.Invariant;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Partitioning;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Holds what slides against the constraints of the schema and the promises of the scenario: rows that keep all of them
/// as they are made must keep them on any later day, too. What cannot be promised is refused by its name.
public final class ClockRules {

    private static final int MOST_TOLD = 5;

    private record Fault(ColumnName column, String why) {}

    private final Draft draft;
    private final Sliding sliding;
    private final List<Fault> faults = new ArrayList<>();

    private ClockRules(Draft draft, Sliding sliding) {
        this.draft = draft;
        this.sliding = sliding;
    }

    /// Throws where a constraint or a rule could be broken by moving some columns.
    public static void check(Draft draft) {
        var rules = new ClockRules(draft, Sliding.of(draft));
        if (!rules.sliding.none()) {
            draft.tables().forEach(rules::table);
            Invariants.of(draft).forEach(rules::promise);
            rules.refuse();
        }
    }

    private void refuse() {
        var columns = new LinkedHashSet<ColumnName>();
        faults.forEach(fault -> columns.add(fault.column()));
        if (columns.isEmpty()) {
            return;
        }
        var told = faults.stream()
                .limit(MOST_TOLD)
                .map(fault -> columns.size() == 1 ? fault.why() : fault.column() + ": " + fault.why());
        var more = faults.size() > MOST_TOLD
                ? Stream.of("And " + (faults.size() - MOST_TOLD) + " more.")
                : Stream.<String>of();
        throw Problem.error(
                        Category.UNSATISFIABLE,
                        columns.size() == 1 ? "A column cannot slide." : columns.size() + " columns cannot slide.",
                        columns.iterator().next().toString(),
                        Stream.concat(told, more).collect(Collectors.joining(" ")),
                        "Write 'clock: frozen' beside the rules of these columns, or give columns that belong together the same clock.")
                .exception();
    }

    private void table(DraftTable drafted) {
        var table = drafted.table();
        table.foreignKeys().forEach(key -> foreignKey(table, key));
        var moved = moved(table);
        if (moved.isEmpty()) {
            return;
        }
        var columns = new Shift.Columns(moved, computed(table, moved));
        for (var check : table.checks()) {
            condition(table, columns, "check " + check.name(), check.expression());
        }
        sliding.of(table.name()).forEach(column -> domain(table, columns, column.name(), column.type()));
        table.uniqueKeys().forEach(key -> unique(table, columns, key));
        table.exclusions().forEach(exclusion -> exclusion(table, columns, exclusion));
        table.partitioning().ifPresent(partitioning -> partitions(table, moved, partitioning));
        drafted.columns().forEach(column -> rule(table, moved, column));
    }

    private Set<String> moved(Table table) {
        return sliding.of(table.name()).stream().map(Column::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The columns that the server works out from what moves.
    private static Set<String> computed(Table table, Set<String> moved) {
        return table.columns().stream()
                .filter(column -> !column.written())
                .filter(column -> column.defaultExpression()
                        .filter(text -> moved.stream().anyMatch(name -> Shift.mentions(text, name)))
                        .isPresent())
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    private void condition(Table table, Shift.Columns columns, String constraint, String text) {
        if (columns.of(text) != Shift.STILL) {
            tell(table, columns, text, constraint);
        }
    }

    private void domain(Table table, Shift.Columns columns, String column, ColumnType type) {
        if (type instanceof ColumnType.Domain domain) {
            for (Check check : domain.checks()) {
                condition(
                        table,
                        columns,
                        "check " + check.name() + " of its type " + domain.sql(),
                        CheckReader.over(check, column));
            }
            domain(table, columns, column, domain.over());
        }
    }

    /// All rows move by as much, so what differs goes on to differ, unless an expression makes something else of it.
    private void unique(Table table, Shift.Columns columns, UniqueKey key) {
        key.predicate().ifPresent(text -> condition(table, columns, "unique key " + key.name(), text));
        Stream.concat(key.expressions().stream(), key.columns().stream().filter(columns.computed()::contains))
                .forEach(text -> expression(table, columns, "unique key " + key.name(), text));
    }

    private void exclusion(Table table, Shift.Columns columns, Exclusion exclusion) {
        var name = "exclusion constraint " + exclusion.name();
        exclusion.predicate().ifPresent(text -> condition(table, columns, name, text));
        exclusion.elements().stream()
                .filter(element -> !element.column() || columns.computed().contains(element.expression()))
                .forEach(element -> expression(table, columns, name, element.expression()));
    }

    private void expression(Table table, Shift.Columns columns, String constraint, String text) {
        if (columns.of(text) == Shift.UNKNOWN) {
            tell(table, columns, text, constraint);
        }
    }

    private void tell(Table table, Shift.Columns columns, String text, String constraint) {
        var first = Stream.concat(columns.moved().stream(), columns.computed().stream())
                .filter(name -> Shift.mentions(text, name))
                .findFirst()
                .orElseThrow();
        var frozen = table.columns().stream()
                .filter(column -> Sliding.movable(column.type()) && column.written())
                .map(Column::name)
                .filter(name -> !columns.moved().contains(name) && Shift.mentions(text, name))
                .findFirst();
        faults.add(new Fault(
                new ColumnName(table.name(), first),
                frozen.map(other -> "The " + constraint + " holds it against " + other + ", which stays.")
                        .orElse("The " + constraint + " asks for more of it than a later day can promise.")));
    }

    private void foreignKey(Table table, ForeignKey key) {
        for (var index = 0; index < key.columns().size(); index++) {
            var own = key.columns().get(index);
            var other = key.targetColumns().get(index);
            var ownSlides = slides(table, own);
            var target = draft.schema().find(key.target());
            var here = new ColumnName(table.name(), own);
            var there = new ColumnName(key.target(), other);
            if (target.isPresent()
                    && computed(target.get(), moved(target.get())).contains(other)) {
                faults.add(new Fault(
                        there,
                        "The foreign key " + key.name() + " points at what is computed from a column that slides."));
            } else if (target.isPresent() && ownSlides != slides(target.get(), other)) {
                faults.add(new Fault(
                        ownSlides ? here : there,
                        "The foreign key " + key.name() + " makes it equal to " + (ownSlides ? there : here)
                                + ", which stays."));
            }
        }
    }

    private boolean slides(Table table, String column) {
        return sliding.of(table.name()).stream().anyMatch(found -> found.name().equals(column));
    }

    private void partitions(Table table, Set<String> moved, Partitioning partitioning) {
        Optional<String> key = partitioning.columns().isEmpty()
                ? moved.stream().findFirst()
                : partitioning.columns().stream().filter(moved::contains).findFirst();
        key.ifPresent(column -> faults.add(new Fault(
                new ColumnName(table.name(), column),
                partitioning.columns().isEmpty()
                        ? "The partition key of " + table.name() + " is an expression that may read it."
                        : "It is in the partition key of " + table.name() + ", whose bounds stay.")));
        partitioning
                .partitions()
                .forEach(partition -> partition.partitioning().ifPresent(inner -> partitions(table, moved, inner)));
    }

    /// Ends of a stretch move by themselves; columns that are held against each other have to move together.
    private void promise(Invariant invariant) {
        switch (invariant) {
            case Invariant.Ordered(var table, var lesser, var greater) -> {
                var one = new ColumnName(table, lesser);
                var other = new ColumnName(table, greater);
                together(
                        one,
                        "The order under 'ordered' holds it against " + greater,
                        other,
                        "The order under 'ordered' holds it against " + lesser);
            }
            case Invariant.Apart(var start, var below, var end) ->
                together(
                        new ColumnName(below.child(), start),
                        "Its slot ends in " + end,
                        new ColumnName(below.child(), end),
                        "Its slot begins in " + start);
            case Invariant.Copy(var column, var below, var original) -> {
                var copy = new ColumnName(below.child(), column);
                var from = new ColumnName(below.parent(), original);
                together(copy, "It is a copy of " + from, from, "Its copy is " + copy);
            }
            case Invariant.ExactlyOne _, Invariant.History _, Invariant.Before _, Invariant.Latest _ -> {
                var column = new ColumnName(invariant.table(), invariant.column());
                if (slides(column)) {
                    faults.add(new Fault(column, "Its rule names values as they stand."));
                }
            }
            case Invariant.Rising _,
                    Invariant.Total _,
                    Invariant.Count _,
                    Invariant.Balanced _,
                    Invariant.MinorUnits _ -> {}
        }
    }

    private void together(ColumnName one, String held, ColumnName other, String otherHeld) {
        if (slides(one) != slides(other)) {
            faults.add(new Fault(slides(one) ? one : other, (slides(one) ? held : otherHeld) + ", which stays."));
        }
    }

    private boolean slides(ColumnName column) {
        return slides(draft.schema().table(column.table()), column.column());
    }

    /// What another column of the row makes of it is made before anything moves.
    private void rule(Table table, Set<String> moved, DraftColumn column) {
        var copies = column.rule() instanceof ColumnRule.Derived derived
                && derived.formula() instanceof Formula.Cell
                && moved.contains(column.column().name());
        if (!copies) {
            column.rule().reads().stream()
                    .filter(moved::contains)
                    .sorted()
                    .forEach(read -> faults.add(new Fault(
                            new ColumnName(table.name(), read),
                            "Column " + column.column().name() + " is made from it, before it moves.")));
        }
    }
}
