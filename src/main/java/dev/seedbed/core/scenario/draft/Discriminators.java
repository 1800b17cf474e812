package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.check.CheckExpression;
import dev.seedbed.core.scenario.check.SqlTree;
import dev.seedbed.core.scenario.check.TableConstraints;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Columns that sort the rows of a table, because keys of other tables take rows of one sort only: a constant,
/// generated or checked, that is part of a foreign key asks for parents which hold the same.
///
/// Rows take the values in turn. Where the column is unique, the first rows have them, one each.
public final class Discriminators {

    /// The values that are asked for; `unique` when no two rows may share one.
    public record Discriminator(List<String> values, boolean unique) {
        public Discriminator {
            values = List.copyOf(values);
        }
    }

    /// The parents that a link may point at: those that hold this value of the discriminator.
    public record Sort(Discriminator discriminator, int number) {}

    private final Map<TableName, Table> tables;
    private final Map<TableName, TableConstraints> constraints;
    private final Map<ColumnName, List<String>> values = new LinkedHashMap<>();
    private final Map<Link, Map<ColumnName, String>> asked = new HashMap<>();
    private final Map<ColumnName, Link> lookups = new HashMap<>();

    Discriminators(
            Map<TableName, Table> tables,
            Map<TableName, List<Link>> links,
            Map<TableName, TableConstraints> constraints,
            Findings findings) {
        this.tables = tables;
        this.constraints = constraints;
        links.values().stream().flatMap(List::stream).filter(Link::enforced).forEach(link -> {
            ask(link);
            findings.asked().stream()
                    .filter(asked -> asked.table().equals(link.table())
                            && asked.constraint().equals(link.constraint()))
                    .forEach(asked -> ask(link, asked.parent(), List.of(asked.value())));
        });
        findings.asked().forEach(asked -> leaveOthers(asked.parent()));
        for (var place : List.copyOf(values.keySet())) {
            links.getOrDefault(place.table(), List.of()).stream()
                    .filter(link -> link.columns().equals(List.of(place.column())) && !link.selfReference())
                    .filter(link -> unique(target(link, place.column())))
                    .findFirst()
                    .ifPresent(link -> lookUp(place, link));
        }
    }

    /// What sorts the rows of a table, if the column does.
    public Optional<Discriminator> of(TableName table, String column) {
        return of(new ColumnName(table, column));
    }

    /// The one sort of parents that a link takes.
    public Optional<Sort> sort(Link link) {
        return Optional.ofNullable(asked.get(link)).stream()
                .flatMap(places -> places.entrySet().stream())
                .flatMap(entry -> of(entry.getKey()).stream()
                        .map(found -> new Sort(found, found.values().indexOf(entry.getValue()))))
                .findFirst();
    }

    /// The rows of a lookup table that a discriminator's rows point at in turn, if the link is such a one.
    public Optional<List<Integer>> turns(Link link) {
        return lookups.entrySet().stream()
                .filter(entry -> entry.getValue().equals(link))
                .flatMap(entry -> of(target(link, entry.getKey().column())).stream()
                        .map(roster -> values.getOrDefault(entry.getKey(), List.of()).stream()
                                .map(roster.values()::indexOf)
                                .toList()))
                .findFirst();
    }

    /// Whether the rows of a link's table may be spread over the parents as if nothing was asked of them.
    boolean spreads(Link link) {
        return !lookups.containsValue(link)
                && sort(link).filter(sort -> sort.discriminator().unique()).isEmpty();
    }

    private Optional<Discriminator> of(ColumnName place) {
        return Optional.ofNullable(values.get(place)).map(found -> new Discriminator(found, unique(place)));
    }

    private void ask(Link link) {
        for (var column : link.columns()) {
            var constants = constants(table(link.table()), column);
            if (!constants.isEmpty()) {
                ask(link, target(link, column), constants);
            }
        }
    }

    /// One of the values is enough.
    private void ask(Link link, ColumnName place, List<String> constants) {
        var known = values.computeIfAbsent(place, _ -> new ArrayList<>());
        var value = constants.stream().filter(known::contains).findFirst().orElse(constants.getFirst());
        if (!known.contains(value)) {
            known.add(value);
        }
        asked.computeIfAbsent(link, _ -> new LinkedHashMap<>()).put(place, value);
    }

    /// What one check looks up, another may look up as well, and find another sort: the rest of a closed list goes on
    /// having rows.
    private void leaveOthers(ColumnName place) {
        var column = table(place.table()).column(place.column());
        var known = values.computeIfAbsent(place, _ -> new ArrayList<>());
        var labels = column.type().base() instanceof ColumnType.Enumerated enumerated
                ? enumerated.labels()
                : constants(table(place.table()), place.column());
        labels.stream().filter(label -> !known.contains(label)).forEach(known::add);
    }

    /// So many rows a table needs, that each value which must be unique is there.
    public int fewest(TableName table) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().table().equals(table) && unique(entry.getKey()))
                .mapToInt(entry -> entry.getValue().size())
                .max()
                .orElse(0);
    }

    private void lookUp(ColumnName place, Link link) {
        lookups.put(place, link);
        var roster = values.computeIfAbsent(target(link, place.column()), _ -> new ArrayList<>());
        values.getOrDefault(place, List.of()).stream()
                .filter(value -> !roster.contains(value))
                .forEach(roster::add);
    }

    /// The values that a column can only hold; none when it is free.
    private List<String> constants(Table table, String name) {
        var column = table.column(name);
        return column.filling() == Filling.GENERATED
                ? generated(column).stream().toList()
                : Optional.ofNullable(constraints.get(table.name())).stream()
                        .flatMap(known -> known.bounds(name).values().stream())
                        .flatMap(List::stream)
                        .toList();
    }

    private static Optional<String> generated(Column column) {
        return column.defaultExpression()
                .flatMap(expression -> CheckExpression.of(expression, List.of()).parsed())
                .flatMap(expression -> SqlTree.constant(SqlTree.bare(expression)));
    }

    private boolean unique(ColumnName place) {
        return table(place.table()).uniqueKeys().stream()
                .filter(UniqueKey::total)
                .anyMatch(key -> key.columns().equals(List.of(place.column())));
    }

    private Table table(TableName name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    private static ColumnName target(Link link, String column) {
        return new ColumnName(link.target(), link.targetOf(column));
    }
}
