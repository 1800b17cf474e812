package dev.seedbed.core.schema;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the tables that reference each other in a circle: Tarjan's strongly connected components of two or more
/// tables.
///
/// A table that references itself is no cycle here.
public final class Cycles {

    private final Map<TableName, List<TableName>> targets = new HashMap<>();
    private final Map<TableName, Integer> order = new HashMap<>();
    private final Deque<TableName> open = new ArrayDeque<>();
    private final Set<TableName> closed = new HashSet<>();
    private final List<List<TableName>> found = new ArrayList<>();

    private Cycles(Collection<ForeignKey> keys) {
        for (var key : keys) {
            targets.computeIfAbsent(key.table(), _ -> new ArrayList<>()).add(key.target());
        }
    }

    /// Each cycle's tables in name order; the cycles in the order of their first table.
    public static List<List<TableName>> among(Collection<ForeignKey> keys) {
        var search = new Cycles(keys);
        for (var table : search.targets.keySet().stream().sorted().toList()) {
            if (!search.order.containsKey(table)) {
                search.visit(table);
            }
        }
        return search.found.stream()
                .sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    private int visit(TableName table) {
        var position = order.size();
        order.put(table, position);
        var low = position;
        open.push(table);
        for (var target : targets.getOrDefault(table, List.of())) {
            if (!order.containsKey(target)) {
                low = Math.min(low, visit(target));
            } else if (!closed.contains(target)) {
                low = Math.min(low, order.getOrDefault(target, low));
            }
        }
        if (low == position) {
            close(table);
        }
        return low;
    }

    private void close(TableName first) {
        var component = new ArrayList<TableName>();
        TableName member;
        do {
            member = open.pop();
            closed.add(member);
            component.add(member);
        } while (!member.equals(first));
        if (component.size() > 1) {
            found.add(component.stream().sorted().toList());
        }
    }
}
