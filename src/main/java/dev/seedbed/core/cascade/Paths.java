package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Shortest ways through foreign keys, from a referenced table out to the tables that reference it.
///
/// Of two ways of one length, a table takes the key whose column it declares first: the owner usually comes first.
final class Paths {

    private final Map<TableName, List<ForeignKey>> referencing;
    private final BinaryOperator<ForeignKey> nearer;

    Paths(Schema schema) {
        this.referencing = schema.referencing();
        var positions = new HashMap<ForeignKey, Integer>();
        for (var table : schema.tables()) {
            table.foreignKeys().forEach(key -> positions.put(key, position(table, key)));
        }
        this.nearer = BinaryOperator.minBy(Comparator.comparingInt((ForeignKey key) -> positions.getOrDefault(key, 0))
                .thenComparing(ForeignKey::name));
    }

    private static int position(Table table, ForeignKey key) {
        return key.columns().stream()
                .map(table::column)
                .mapToInt(table.columns()::indexOf)
                .max()
                .orElse(0);
    }

    /// The shortest path to each table that can be reached from the root, nearest first; the root's own is empty.
    Map<TableName, List<ForeignKey>> from(TableName root, Predicate<ForeignKey> follow) {
        var paths = new LinkedHashMap<TableName, List<ForeignKey>>();
        paths.put(root, List.of());
        Collection<TableName> outermost = Set.of(root);
        while (!outermost.isEmpty()) {
            var next = new TreeMap<TableName, ForeignKey>();
            outermost.stream()
                    .flatMap(target -> referencing(target).stream())
                    .filter(key -> !paths.containsKey(key.table()) && follow.test(key))
                    .forEach(key -> next.merge(key.table(), key, nearer));
            next.forEach((table, key) -> paths.put(table, extend(paths.getOrDefault(key.target(), List.of()), key)));
            outermost = next.keySet();
        }
        return paths;
    }

    List<ForeignKey> referencing(TableName target) {
        return referencing.getOrDefault(target, List.of());
    }

    static List<ForeignKey> extend(List<ForeignKey> path, ForeignKey key) {
        return Stream.concat(path.stream(), Stream.of(key)).toList();
    }
}
