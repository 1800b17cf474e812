package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.Departures;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A judged schema as those see it who look for faults in it.
final class Situation {

    private final TenantGraph graph;
    private final TableName root;
    private final Map<TableName, Table> tables;
    private final Map<TableName, List<ForeignKey>> referencing;
    private final Departures departures;
    private final TenantCarriers carriers;
    private final Names names;

    Situation(TenantGraph graph, TableName root) {
        this.graph = graph;
        this.root = root;
        this.tables = graph.schema().tables().stream().collect(Collectors.toMap(Table::name, Function.identity()));
        this.referencing = graph.schema().referencing();
        this.departures = new Departures(graph.schema(), root);
        this.carriers = new TenantCarriers(graph, root);
        this.names = new Names(graph.schema());
    }

    TenantGraph graph() {
        return graph;
    }

    Schema schema() {
        return graph.schema();
    }

    TableName root() {
        return root;
    }

    Departures departures() {
        return departures;
    }

    TenantCarriers carriers() {
        return carriers;
    }

    Names names() {
        return names;
    }

    Table table(TableName name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow();
    }

    List<ForeignKey> referencing(TableName table) {
        return referencing.getOrDefault(table, List.of());
    }

    /// Whether the server knows `ON DELETE SET NULL (column)`.
    boolean clearsSomeColumns() {
        return schema().serverVersion() >= 150_000;
    }

    /// The root's column that keys of one column reference: the most used, or else its primary key.
    Optional<String> rootKey() {
        var uses = new HashMap<String, Integer>();
        for (var key : referencing(root)) {
            if (key.columns().size() == 1) {
                uses.merge(key.targetColumns().getFirst(), 1, Integer::sum);
            }
        }
        return uses.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .or(() -> table(root)
                        .primaryKey()
                        .filter(key -> key.columns().size() == 1)
                        .map(key -> key.columns().getFirst()))
                .filter(column -> keyed(table(root), List.of(column)));
    }

    /// Whether a foreign key may reference these columns, in any order.
    static boolean keyed(Table table, List<String> columns) {
        return table.uniqueKeys().stream()
                .filter(UniqueKey::total)
                .anyMatch(key -> !key.deferrable()
                        && key.columns().size() == columns.size()
                        && Set.copyOf(key.columns()).equals(Set.copyOf(columns)));
    }
}
