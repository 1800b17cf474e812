package dev.seedbed.core.cascade.drawing;

import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which table every drawn way from the root to a table leads through, after Cooper, Harvey and Kennedy.
final class Dominators {

    private final Map<TableName, Integer> numbers = new HashMap<>();
    private final List<TableName> tables = new ArrayList<>();
    private final List<List<Integer>> parents = new ArrayList<>();
    private final int[] nearest;

    Dominators(Content content, TableName root) {
        var children = new HashMap<TableName, List<TableName>>();
        content.edges()
                .forEach(edge -> children.computeIfAbsent(edge.key().target(), _ -> new ArrayList<>())
                        .add(edge.key().table()));
        walk(root, children);
        tables.forEach(_ -> parents.add(new ArrayList<>()));
        children.forEach((parent, reached) -> {
            var number = numbers.get(parent);
            if (number != null) {
                reached.forEach(
                        child -> parents.get(numbers.getOrDefault(child, 0)).add(number));
            }
        });
        this.nearest = new int[tables.size()];
        settle();
    }

    /// In reverse postorder, without recursion.
    private void walk(TableName root, Map<TableName, List<TableName>> children) {
        var seen = new HashMap<TableName, Integer>();
        var way = new ArrayList<>(List.of(root));
        var done = new ArrayList<TableName>();
        seen.put(root, 0);
        while (!way.isEmpty()) {
            var table = way.getLast();
            var next = children.getOrDefault(table, List.of());
            var position = seen.merge(table, 1, Integer::sum) - 1;
            if (position >= next.size()) {
                way.removeLast();
                done.add(table);
            } else if (!seen.containsKey(next.get(position))) {
                seen.put(next.get(position), 0);
                way.add(next.get(position));
            }
        }
        tables.addAll(done.reversed());
        tables.forEach(table -> numbers.put(table, numbers.size()));
    }

    private void settle() {
        for (var number = 1; number < nearest.length; number++) {
            nearest[number] = -1;
        }
        for (var changed = true; changed; ) {
            changed = false;
            for (var number = 1; number < nearest.length; number++) {
                var common = -1;
                for (var parent : parents.get(number)) {
                    if (nearest[parent] >= 0) {
                        common = common < 0 ? parent : common(common, parent);
                    }
                }
                changed |= nearest[number] != common;
                nearest[number] = common;
            }
        }
    }

    private int common(int one, int other) {
        var first = one;
        var second = other;
        while (first != second) {
            if (first > second) {
                first = nearest[first];
            } else {
                second = nearest[second];
            }
        }
        return first;
    }

    /// For each reached table that is not kept: the outermost on its way that nothing kept stands below of.
    Map<TableName, TableName> tops(Set<TableName> kept) {
        var tops = new HashMap<TableName, TableName>();
        for (var number = 1; number < nearest.length; number++) {
            if (!kept.contains(tables.get(number))) {
                var top = number;
                while (top != 0 && !kept.contains(tables.get(nearest[top]))) {
                    top = nearest[top];
                }
                tops.put(tables.get(number), tables.get(top));
            }
        }
        return tops;
    }
}
