package dev.seedbed.core.generate;

import dev.seedbed.core.generate.ColumnFacts.Truth;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.scenario.check.CheckReader.Condition;
import dev.seedbed.core.scenario.draft.Lineage;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.schema.Exclusion.Element;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a table's unique keys ask of the numbering: within which scope which columns must differ.
final class UniqueKeys {

    /// One unique key, read as a demand. `scope` is the distance of the ancestor whose rows the key already tells
    /// apart; empty when it must hold over the whole table. `members` are what is left to differ inside the scope;
    /// of `parts` the key reads a part only. `conditions` can be made false to keep a row out of a partial key.
    record Demand(
            UniqueKey key, OptionalInt scope, List<Member> members, Set<String> parts, List<Condition> conditions) {
        Demand {
            parts = Set.copyOf(parts);
            members = List.copyOf(members);
            conditions = List.copyOf(conditions);
        }
    }

    /// Something that can be chosen so that a key is unique.
    sealed interface Member {
        record ByLink(Link link) implements Member {}

        record ByColumn(String column) implements Member {}
    }

    private static final Pattern NULL_TEST = Pattern.compile(".* IS (NOT )?NULL\\)*");
    private static final Pattern PART = Pattern.compile(
            "->|\\[|(?i)\\b(date_trunc|date_part|extract|date|left|right|substr|substring|split_part)\\(");

    private final Lineage lineage;
    private final Table table;
    private final ColumnFacts facts;

    UniqueKeys(Lineage lineage, Table table, ColumnFacts facts) {
        this.lineage = lineage;
        this.table = table;
        this.facts = facts;
    }

    /// The demands, small keys first; a key that contains a smaller one asks for nothing more, and neither does one
    /// that no row is in.
    List<Demand> demands() {
        var demands = new ArrayList<Demand>();
        var settled = new ArrayList<Set<String>>();
        var keys = Stream.concat(table.partitionKeys().and(table.uniqueKeys()), exclusions())
                .sorted(Comparator.comparing((UniqueKey key) -> key.predicate().isPresent())
                        .thenComparingInt(key -> columns(key).size()))
                .toList();
        for (var key : keys) {
            var columns = columns(key);
            var conditions = conditions(key);
            if (settled.stream().noneMatch(columns::containsAll) && !empty(key, conditions)) {
                var open = conditions.stream()
                        .filter(condition -> facts.truth(condition) == Truth.AT_WILL)
                        .toList();
                var members = members(columns).stream()
                        .filter(member -> open.stream()
                                .noneMatch(condition -> member.equals(new Member.ByColumn(condition.column()))))
                        .toList();
                demands.add(new Demand(key, scope(columns), members, parts(key), open));
                if (key.predicate().isEmpty()) {
                    settled.add(columns);
                }
            }
        }
        return demands;
    }

    /// Exclusion constraints that forbid equal rows are unique keys by another name.
    private Stream<UniqueKey> exclusions() {
        return table.exclusions().stream()
                .filter(exclusion -> equality(table, exclusion))
                .map(exclusion -> new UniqueKey(
                        exclusion.name(),
                        UniqueKey.Kind.CONSTRAINT,
                        exclusion.elements().stream()
                                .filter(Element::column)
                                .map(Element::expression)
                                .toList(),
                        exclusion.elements().stream()
                                .filter(element -> !element.column())
                                .map(Element::expression)
                                .toList(),
                        List.of(),
                        exclusion.predicate(),
                        true,
                        false,
                        exclusion.definition()));
    }

    /// Whether rows that differ in some element are never in each other's way: equality, and ranges of one value.
    static boolean equality(Table table, Exclusion exclusion) {
        return exclusion.elements().stream().allMatch(element -> {
            var operator = element.operator().replaceAll("^OPERATOR\\(.*\\.(.*)\\)$", "$1");
            return operator.equals("=")
                    || (operator.equals("&&")
                            && element.column()
                            && table.column(element.expression()).type().base() instanceof ColumnType.Range range
                            && !StructureSources.line(range.subtype()));
        });
    }

    private List<Condition> conditions(UniqueKey key) {
        return key.predicate().stream()
                .flatMap(predicate -> CheckReader.conditions(predicate, table).stream())
                .filter(condition -> table.findColumn(condition.column()).isPresent())
                .toList();
    }

    /// Whether no row is in the key: its condition never holds, or one of its columns is always NULL.
    private boolean empty(UniqueKey key, List<Condition> conditions) {
        return conditions.stream().anyMatch(condition -> facts.truth(condition) == Truth.NEVER)
                || (key.nullsDistinct() && key.columns().stream().anyMatch(facts::alwaysNull));
    }

    /// The columns whose values tell rows apart: a test for NULL or a constant does not, and a part of a value comes
    /// last.
    private Set<String> columns(UniqueKey key) {
        var columns = new LinkedHashSet<>(key.columns());
        key.expressions().stream()
                .filter(expression -> !NULL_TEST.matcher(expression).matches())
                .sorted(Comparator.comparing(UniqueKeys::partial))
                .forEach(expression -> table.columns().stream()
                        .map(Column::name)
                        .filter(name -> reads(expression, name))
                        .forEach(columns::add));
        return columns;
    }

    /// Whether values that differ may be equal in what the expression takes of them.
    private static boolean partial(String expression) {
        return PART.matcher(expression).find();
    }

    /// The columns of which a key reads a part only.
    private Set<String> parts(UniqueKey key) {
        var whole = new HashSet<>(key.columns());
        key.expressions().stream()
                .filter(expression -> !partial(expression))
                .forEach(expression -> table.columns().stream()
                        .map(Column::name)
                        .filter(name -> reads(expression, name))
                        .forEach(whole::add));
        return columns(key).stream().filter(column -> !whole.contains(column)).collect(Collectors.toSet());
    }

    private static boolean reads(String expression, String column) {
        return Pattern.compile("(?<![\\w'.])\"?" + Pattern.quote(column) + "\"?(?![\\w'(])")
                .matcher(expression)
                .find();
    }

    private OptionalInt scope(Set<String> columns) {
        var byLink = lineage.links(table.name()).stream()
                .filter(link -> columns.containsAll(link.columns()))
                .flatMap(link ->
                        Tie.of(link, lineage) instanceof Tie.Up(var distance) ? Stream.of(distance) : Stream.empty());
        return Stream.concat(byLink, byOrigin(columns).stream())
                .mapToInt(Integer::intValue)
                .min();
    }

    /// The nearest ancestor one of whose own keys has all its columns copied into `columns`.
    private Optional<Integer> byOrigin(Set<String> columns) {
        var origins = columns.stream()
                .map(column -> lineage.origin(table.name(), column))
                .toList();
        var line = lineage.line(table.name());
        for (var distance = 1; distance < line.size(); distance++) {
            var here = distance;
            var copied = new HashSet<String>();
            origins.stream().filter(origin -> origin.distance() == here).forEach(origin -> copied.add(origin.column()));
            var ancestor = lineage.table(line.get(distance));
            if (ancestor.uniqueKeys().stream().anyMatch(key -> key.total() && copied.containsAll(key.columns()))) {
                return Optional.of(distance);
            }
        }
        return Optional.empty();
    }

    private List<Member> members(Set<String> columns) {
        var members = new LinkedHashSet<Member>();
        for (var column : columns) {
            var link = lineage.deciding(table.name(), column);
            if (link.isEmpty()) {
                members.add(new Member.ByColumn(facts.leading(column)));
            } else if (!(Tie.of(link.get(), lineage) instanceof Tie.Up)) {
                members.add(new Member.ByLink(link.get()));
            }
        }
        return List.copyOf(members);
    }
}
