package dev.seedbed.core.scenario;

import dev.seedbed.core.scenario.CheckReader.Condition;
import dev.seedbed.core.scenario.Deciders.Place;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Column.Filling;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Columns that sort the rows of a table, because keys of other tables take rows of one sort only: a constant,
/// generated
/// or checked, that is part of a foreign key asks for parents which hold the same.
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
    private final Map<Place, List<String>> values = new LinkedHashMap<>();
    private final Map<Link, Map<Place, String>> asked = new HashMap<>();
    private final Map<Place, Link> lookups = new HashMap<>();

    Discriminators(Map<TableName, Table> tables, Map<TableName, List<Link>> links) {
        this.tables = tables;
        links.values().stream().flatMap(List::stream).filter(Link::enforced).forEach(this::ask);
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
        return of(new Place(table, column));
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

    /// Whether a check of the table is kept because the parents are of the right sort.
    boolean keeps(Table table, Check check) {
        return check.columns().size() == 1
                && asked.entrySet().stream()
                        .filter(entry -> entry.getKey().table().equals(table.name()))
                        .anyMatch(entry -> entry.getKey()
                                        .columns()
                                        .contains(check.columns().getFirst())
                                && entry.getValue()
                                        .containsKey(target(
                                                entry.getKey(), check.columns().getFirst())));
    }

    private Optional<Discriminator> of(Place place) {
        return Optional.ofNullable(values.get(place)).map(found -> new Discriminator(found, unique(place)));
    }

    private void ask(Link link) {
        for (var column : link.columns()) {
            var constants = constants(table(link.table()), column);
            if (!constants.isEmpty()) {
                var place = target(link, column);
                var known = values.computeIfAbsent(place, _ -> new ArrayList<>());
                var value =
                        constants.stream().filter(known::contains).findFirst().orElse(constants.getFirst());
                if (!known.contains(value)) {
                    known.add(value);
                }
                asked.computeIfAbsent(link, _ -> new LinkedHashMap<>()).put(place, value);
            }
        }
    }

    private void lookUp(Place place, Link link) {
        lookups.put(place, link);
        var roster = values.computeIfAbsent(target(link, place.column()), _ -> new ArrayList<>());
        values.getOrDefault(place, List.of()).stream()
                .filter(value -> !roster.contains(value))
                .forEach(roster::add);
    }

    /// The values that a column can only hold; none when it is free.
    private static List<String> constants(Table table, String name) {
        var column = table.column(name);
        return column.filling() == Filling.GENERATED
                ? generated(column).stream().toList()
                : table.checks().stream()
                        .filter(check -> check.columns().equals(List.of(name)))
                        .flatMap(check -> CheckReader.conditions(check.expression(), table).stream())
                        .flatMap(condition -> condition instanceof Condition.Values allowed
                                ? allowed.values().stream()
                                : Stream.empty())
                        .toList();
    }

    private static Optional<String> generated(Column column) {
        return column.defaultExpression()
                .flatMap(expression -> CheckExpression.of(expression, List.of()).parsed())
                .flatMap(expression -> SqlTree.constant(SqlTree.bare(expression)));
    }

    private boolean unique(Place place) {
        return table(place.table()).uniqueKeys().stream()
                .filter(UniqueKey::total)
                .anyMatch(key -> key.columns().equals(List.of(place.column())));
    }

    private Table table(TableName name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    private static Place target(Link link, String column) {
        return new Place(link.target(), link.targetOf(column));
    }
}
