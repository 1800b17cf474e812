package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which columns hold the tenant's key: those that reference the root, or another table's tenant column, by a foreign
/// key or by name.
final class TenantCarriers {

    private final TableName root;
    private final Map<TableName, Set<String>> columns = new HashMap<>();

    TenantCarriers(TenantGraph graph, TableName root) {
        this.root = root;
        graph.inferredLinks().forEach(link -> of(link.table()).addAll(link.columns()));
        var keys = graph.schema().tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> !key.table().equals(root))
                .toList();
        var spreads = true;
        while (spreads) {
            spreads = false;
            for (var key : keys) {
                spreads |= spread(key);
            }
        }
    }

    private boolean spread(ForeignKey key) {
        var spreads = false;
        for (var pair = 0; pair < key.columns().size(); pair++) {
            if (key.target().equals(root)
                    || of(key.target()).contains(key.targetColumns().get(pair))) {
                spreads |= of(key.table()).add(key.columns().get(pair));
            }
        }
        return spreads;
    }

    Set<String> of(TableName table) {
        return columns.computeIfAbsent(table, _ -> new TreeSet<>());
    }

    /// The first tenant column that every row of the table has.
    Optional<Column> required(Table table) {
        return table.columns().stream()
                .filter(column -> !column.nullable() && of(table.name()).contains(column.name()))
                .findFirst();
    }

    /// The key's own columns that hold the tenant's key.
    List<String> of(ForeignKey key) {
        return key.columns().stream().filter(of(key.table())::contains).toList();
    }

    /// Whether the rows on both ends of the key are of one tenant, as far as the key can tell.
    boolean carries(ForeignKey key) {
        return key.targetColumns().stream().anyMatch(of(key.target())::contains);
    }
}
