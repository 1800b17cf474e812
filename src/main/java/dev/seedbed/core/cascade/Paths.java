package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Shortest ways through foreign keys, from a referenced table out to the tables that reference it.
final class Paths {

    private Paths() {}

    /// The shortest path to each table that can be reached from the root, nearest first; the root's own is empty.
    static Map<TableName, List<ForeignKey>> from(
            TableName root, Map<TableName, List<ForeignKey>> referencing, Predicate<ForeignKey> follow) {
        var paths = new LinkedHashMap<TableName, List<ForeignKey>>();
        paths.put(root, List.of());
        var waiting = new ArrayDeque<TableName>(List.of(root));
        while (!waiting.isEmpty()) {
            var target = waiting.remove();
            var path = paths.getOrDefault(target, List.of());
            for (var key : referencing.getOrDefault(target, List.of())) {
                if (!paths.containsKey(key.table()) && follow.test(key)) {
                    paths.put(key.table(), extend(path, key));
                    waiting.add(key.table());
                }
            }
        }
        return paths;
    }

    static List<ForeignKey> extend(List<ForeignKey> path, ForeignKey key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }
}
