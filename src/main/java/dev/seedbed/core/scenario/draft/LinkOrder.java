package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The order in which parents come before children, but for the links that are `broken` because they close circles.
record LinkOrder(List<TableName> tables, List<Link> broken) {

    static LinkOrder of(Schema schema, Map<TableName, List<Link>> links) {
        var parents = new TreeMap<TableName, Set<TableName>>();
        schema.tables().forEach(table -> parents.put(table.name(), new TreeSet<>()));
        var broken = new ArrayList<Link>();
        links.values().stream()
                .flatMap(List::stream)
                .filter(link -> !link.selfReference())
                .sorted(Comparator.comparing((Link link) -> !(link.required() && link.checkedAtOnce()))
                        .thenComparing(link -> !link.required())
                        .thenComparing(link -> !link.enforced())
                        .thenComparing(Link::table)
                        .thenComparing(Link::constraint))
                .forEach(link -> {
                    if (reaches(parents, link.target(), link.table())) {
                        broken.add(link);
                    } else {
                        parents.computeIfAbsent(link.table(), _ -> new TreeSet<>())
                                .add(link.target());
                    }
                });
        return new LinkOrder(sort(parents), broken);
    }

    /// Whether `goal` is among the parents of `start`, or theirs.
    private static boolean reaches(Map<TableName, Set<TableName>> parents, TableName start, TableName goal) {
        var seen = new HashSet<TableName>();
        var open = new ArrayDeque<TableName>(List.of(start));
        while (!open.isEmpty()) {
            var table = open.pop();
            if (table.equals(goal)) {
                return true;
            }
            if (seen.add(table)) {
                open.addAll(parents.getOrDefault(table, Set.of()));
            }
        }
        return false;
    }

    /// Parents first, then by name.
    private static List<TableName> sort(Map<TableName, Set<TableName>> parents) {
        var order = new ArrayList<TableName>();
        var done = new HashSet<TableName>();
        while (order.size() < parents.size()) {
            for (var entry : parents.entrySet()) {
                if (!done.contains(entry.getKey()) && done.containsAll(entry.getValue())) {
                    order.add(entry.getKey());
                    done.add(entry.getKey());
                    break;
                }
            }
        }
        return order;
    }
}
