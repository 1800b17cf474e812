package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.InferredLink;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which rows belong to a tenant: those that point at it, by foreign keys whatever they do on delete, or by the
/// names of their columns, and those that point at such rows.
final class Ownership {

    /// A way from a row to the rows it belongs to.
    private record Tie(TableName table, List<String> columns, TableName target, List<String> targetColumns) {}

    private final Map<TableName, List<Tie>> ties = new HashMap<>();
    private final Map<Tie, Map<List<String>, List<KeyRow>>> pointing = new HashMap<>();

    Ownership(TenantGraph graph, List<KeyRow> rows) {
        for (var table : graph.schema().tables()) {
            graph.tenantKeys(table.name())
                    .forEach(key -> add(new Tie(key.table(), key.columns(), key.target(), key.targetColumns())));
        }
        graph.root().ifPresent(root -> graph.inferredLinks().forEach(link -> add(tie(link, root))));
        var bySource = new HashMap<TableName, List<Tie>>();
        ties.values()
                .forEach(all -> all.forEach(tie -> bySource.computeIfAbsent(tie.table(), _ -> new ArrayList<>())
                        .add(tie)));
        for (var row : rows) {
            for (var tie : bySource.getOrDefault(row.table(), List.of())) {
                key(row, tie.columns())
                        .ifPresent(values -> pointing.computeIfAbsent(tie, _ -> new HashMap<>())
                                .computeIfAbsent(values, _ -> new ArrayList<>())
                                .add(row));
            }
        }
    }

    /// The tenant's own row, and all that belongs to it; compared by identity.
    Set<KeyRow> of(KeyRow tenant) {
        var owned = Collections.<KeyRow>newSetFromMap(new IdentityHashMap<>());
        var waiting = new ArrayDeque<KeyRow>();
        owned.add(tenant);
        waiting.add(tenant);
        while (!waiting.isEmpty()) {
            var row = waiting.remove();
            for (var tie : ties.getOrDefault(row.table(), List.of())) {
                var values = key(row, tie.targetColumns());
                var found = pointing.getOrDefault(tie, Map.of());
                values.map(found::get).stream()
                        .flatMap(Collection::stream)
                        .filter(owned::add)
                        .forEach(waiting::add);
            }
        }
        return owned;
    }

    private static Tie tie(InferredLink link, TableName root) {
        return new Tie(link.table(), link.columns(), root, link.rootColumns());
    }

    private void add(Tie tie) {
        ties.computeIfAbsent(tie.target(), _ -> new ArrayList<>()).add(tie);
    }

    private static Optional<List<String>> key(KeyRow row, List<String> columns) {
        var values =
                columns.stream().flatMap(column -> row.value(column).stream()).toList();
        return values.size() == columns.size() ? Optional.of(values) : Optional.empty();
    }
}
