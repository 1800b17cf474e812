package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.Reference.Ancestor;
import dev.seedbed.core.generate.row.Reference.Area;
import dev.seedbed.core.generate.row.Reference.Pick;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Choice;
import dev.seedbed.core.generate.value.Constant;
import dev.seedbed.core.generate.value.Either;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.Nothing;
import dev.seedbed.core.generate.value.ParentValue;
import dev.seedbed.core.generate.value.Presence;
import dev.seedbed.core.generate.value.Sometimes;
import dev.seedbed.core.scenario.CheckReader;
import dev.seedbed.core.scenario.Draft.DraftColumn;
import dev.seedbed.core.scenario.Draft.DraftTable;
import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.Relation;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Chooses a source for every column of one table: its parent's key, a slot of its own, or what its rule says; with
/// NULLs where the column has some.
final class Columns {

    private final Lineage lineage;
    private final DraftTable table;
    private final Cell.Row row;
    private final Uniqueness uniqueness;
    private final Sources sources;
    private final Function<TableName, Numbering> numberings;
    private final Function<TableName, TablePlan> plans;
    private final Map<Link, Reference> references = new HashMap<>();
    private final Ranks ranks;
    private final Map<String, ValueSource> slots;

    Columns(
            Lineage lineage,
            DraftTable table,
            Cell.Row row,
            Uniqueness uniqueness,
            Sources sources,
            Function<TableName, Numbering> numberings,
            Function<TableName, TablePlan> plans) {
        this.lineage = lineage;
        this.table = table;
        this.ranks = new Ranks(table);
        this.row = anchored(row, table, uniqueness);
        this.uniqueness = uniqueness;
        this.sources = sources;
        this.numberings = numberings;
        this.plans = plans;
        this.slots = new ExclusionSlots(table, row).sources();
    }

    List<ColumnPlan> plan() {
        return table.columns().stream()
                .map(column -> new ColumnPlan(column, present(column, source(column))))
                .toList();
    }

    /// Where a column that must rise among others is unique as well, all of them step with its index: a day each row.
    private Cell.Row anchored(Cell.Row given, DraftTable draft, Uniqueness unique) {
        return draft.columns().stream()
                .map(column -> column.column())
                .filter(column -> Moments.Form.of(column.type()).isPresent()
                        && ranks.of(column.name()).bound())
                .flatMap(column -> unique.index(column.name()).stream())
                .findFirst()
                .map(index -> given.at(place -> given.asOfMicros() - (index.of(place) + 1) * Moments.DAY))
                .orElse(given);
    }

    private ValueSource source(DraftColumn column) {
        var name = column.column().name();
        var slot = Optional.ofNullable(slots.get(name));
        if (slot.isPresent()) {
            return slot.get();
        }
        var cell = new Cell(column, table.constraints().bounds(name), uniqueness.index(name), row, ranks.of(name));
        return lineage.deciding(table.table().name(), name)
                .map(link -> parent(link, name))
                .or(() -> uniqueness.condition(name).map(condition -> conditional(cell, condition)))
                .orElseGet(() -> sources.of(cell));
    }

    private ValueSource parent(Link link, String column) {
        var targetColumn = link.targetColumns().get(link.columns().indexOf(column));
        Supplier<ValueSource> target =
                () -> plans.apply(link.target()).column(targetColumn).source();
        return new ParentValue(reference(link), target);
    }

    private Reference reference(Link link) {
        var known = Optional.ofNullable(references.get(link));
        if (known.isPresent()) {
            return known.get();
        }
        var reference = choose(link);
        references.put(link, reference);
        return reference;
    }

    private Reference choose(Link link) {
        var target = numberings.apply(link.target());
        var key = row.key().child("link").child(String.join(",", link.columns()));
        var unique = uniqueness.index(link);
        return switch (Tie.of(link, lineage)) {
            case Tie.Up(var distance) -> new Ancestor(row.numbering(), target, distance);
            case Tie.Self _ -> new Reference.Tree(row.numbering(), unique.isPresent() ? 1 : 3, link.required());
            case Tie.Anywhere _ -> among(link, new Area.Everywhere(target), unique, key);
            case Tie.Near(var up, var down) ->
                among(link, new Area.Below(row.numbering(), up, target, down), unique, key);
        };
    }

    private Reference among(Link link, Area area, Optional<Index> unique, Key key) {
        var pick = unique.<Pick>map(Pick.ByIndex::new).orElseGet(() -> new Pick.Random(key));
        return new Reference.Among(area, pick, Rivals.of(link, table, lineage).map(this::reference));
    }

    /// The condition holds in the first row of each scope, and in no other.
    private ValueSource conditional(Cell cell, Uniqueness.FirstOnly first) {
        Predicate<Place> isFirst = place -> first.ordinal().of(place) == 0;
        return switch (first.condition()) {
            case CheckReader.Condition.Presence presence
            when presence.present() -> new Either(isFirst, sources.of(cell), new Nothing());
            case CheckReader.Condition.Presence _ -> new Either(isFirst, new Nothing(), sources.of(cell));
            case CheckReader.Condition.Values values -> {
                var others = ClosedLists.of(cell).orElse(List.of()).stream()
                        .filter(value -> !values.values().contains(value))
                        .toList();
                yield new Either(
                        isFirst,
                        new Constant(values.values().iterator().next()),
                        new Choice(
                                new Choice.Pick.Even(cell.key()),
                                others.stream().<ValueSource>map(Constant::new).toList()));
            }
        };
    }

    private ValueSource present(DraftColumn column, ValueSource source) {
        var name = column.column().name();
        if (uniqueness.condition(name).isPresent()) {
            return source;
        }
        var relations = table.constraints().relations();
        if (relations.contains(new Relation.Absent(name))) {
            return new Nothing();
        }
        if (relations.contains(new Relation.Given(name))) {
            return source;
        }
        for (var relation : relations) {
            if (relation instanceof Relation.ExactlyOne(var columns) && columns.contains(name)) {
                var key = row.key().child("one of").child(String.join(",", columns));
                return new Sometimes(new Presence.OneOf(key, columns.size(), columns.indexOf(name)), source);
            }
        }
        return column.nulls() > 0 && column.column().nullable()
                ? new Sometimes(new Presence.Share(presenceKey(name), 1 - column.nulls()), source)
                : source;
    }

    /// Columns that are NULL together share the key: those of one link, and those that a check ties together.
    private Key presenceKey(String column) {
        var together = table.constraints().relations().stream()
                .flatMap(relation -> relation instanceof Relation.Together(var columns) && columns.contains(column)
                        ? Optional.of(String.join(",", columns)).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
        var group = together.or(() ->
                        lineage.deciding(table.table().name(), column).map(link -> String.join(",", link.columns())))
                .orElse(column);
        return row.key().child("presence").child(group);
    }
}
