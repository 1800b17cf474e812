package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.Lineage;
import dev.seedbed.core.scenario.Link;
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
import java.util.stream.Stream;

/// What a table's unique keys ask of the numbering: within which scope which columns must differ.
final class UniqueKeys {

    /// One unique key, read as a demand. `scope` is the distance of the ancestor whose rows the key already tells
    /// apart;
    /// empty when it must hold over the whole table. `members` are what is left to differ inside the scope.
    record Demand(UniqueKey key, OptionalInt scope, List<Member> members) {}

    /// Something that can be chosen so that a key is unique.
    sealed interface Member {
        record ByLink(Link link) implements Member {}

        record ByColumn(String column) implements Member {}
    }

    private final Lineage lineage;
    private final Table table;

    UniqueKeys(Lineage lineage, Table table) {
        this.lineage = lineage;
        this.table = table;
    }

    /// The demands, small keys first; a key that contains a smaller one asks for nothing more.
    List<Demand> demands() {
        var demands = new ArrayList<Demand>();
        var settled = new ArrayList<Set<String>>();
        var keys = table.uniqueKeys().stream()
                .sorted(Comparator.comparing((UniqueKey key) -> key.predicate().isPresent())
                        .thenComparingInt(key -> columns(key).size()))
                .toList();
        for (var key : keys) {
            var columns = columns(key);
            if (!columns.isEmpty() && settled.stream().noneMatch(columns::containsAll)) {
                demands.add(new Demand(key, scope(columns), members(columns)));
                if (key.predicate().isEmpty()) {
                    settled.add(columns);
                }
            }
        }
        return demands;
    }

    private static Set<String> columns(UniqueKey key) {
        return new LinkedHashSet<>(Stream.concat(key.columns().stream(), key.expressionColumns().stream())
                .toList());
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
                members.add(new Member.ByColumn(column));
            } else if (!(Tie.of(link.get(), lineage) instanceof Tie.Up)) {
                members.add(new Member.ByLink(link.get()));
            }
        }
        return List.copyOf(members);
    }
}
