package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which foreign keys tell a row's tenant: those that lead towards the root, whatever they do on delete.
final class TenantKeys {

    private TenantKeys() {}

    /// Per table, the nearest to the root first; self references and the root's own keys lead nowhere.
    static Map<TableName, List<ForeignKey>> towards(Schema schema, TableName root) {
        var paths = new Paths(schema).from(root, key -> true);
        var required = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream().filter(key -> table.allRequired(key.columns())))
                .collect(Collectors.toSet());
        var nearest = Comparator.comparingInt((ForeignKey key) -> length(paths, key))
                .thenComparing(key -> !required.contains(key))
                .thenComparing(ForeignKey::name);
        var keys = new TreeMap<TableName, List<ForeignKey>>();
        for (var table : schema.tables()) {
            var leading = table.foreignKeys().stream()
                    .filter(key -> !key.selfReference() && paths.containsKey(key.target()))
                    .sorted(nearest)
                    .toList();
            if (!leading.isEmpty() && !table.name().equals(root)) {
                keys.put(table.name(), leading);
            }
        }
        return keys;
    }

    private static int length(Map<TableName, List<ForeignKey>> paths, ForeignKey key) {
        return paths.getOrDefault(key.target(), List.of()).size();
    }
}
