package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Collects the links of a schema: its foreign keys, and the columns that are named like the key of the tenant or of
/// another table.
final class Links {

    private Links() {}

    /// Per table, as the columns stand. The names of `disproved` columns say nothing, and no name means an `empty`
    /// table.
    static Map<TableName, List<Link>> of(
            Schema schema, TenantGraph graph, Set<TableName> empty, Set<ColumnName> disproved) {
        var named = new NamedLinks(schema);
        var links = new TreeMap<TableName, List<Link>>();
        for (var table : schema.tables()) {
            var tied = new ArrayList<Link>();
            for (var key : keys(table)) {
                schema.find(key.target()).ifPresent(_ -> tied.add(link(table, key)));
            }
            graph.inferredLinks(table.name()).stream()
                    .map(inferred ->
                            Link.named(table, inferred.columns(), graph.root().orElseThrow(), inferred.rootColumns()))
                    .forEach(tied::add);
            named.of(table)
                    .filter(link -> !empty.contains(link.target()) && !disproved.contains(place(link)))
                    .filter(link ->
                            tied.stream().noneMatch(known -> known.columns().containsAll(link.columns())))
                    .forEach(tied::add);
            var names = table.columns().stream().map(Column::name).toList();
            tied.sort(Comparator.comparingInt(link ->
                    link.columns().stream().mapToInt(names::indexOf).max().orElse(0)));
            links.put(table.name(), tied);
        }
        return links;
    }

    /// The columns that are named like the key of some table.
    static Set<ColumnName> named(Schema schema) {
        var named = new NamedLinks(schema);
        return schema.tables().stream().flatMap(named::of).map(Links::place).collect(Collectors.toSet());
    }

    private static ColumnName place(Link link) {
        return new ColumnName(link.table(), link.columns().getFirst());
    }

    /// The table's own, and those of its partitions that say something else.
    private static List<ForeignKey> keys(Table table) {
        var keys = new ArrayList<>(table.foreignKeys());
        table.partitionKeys().foreignKeys().stream()
                .filter(key -> table.foreignKeys().stream()
                        .noneMatch(own -> own.target().equals(key.target())
                                && own.columns().equals(key.columns())
                                && own.targetColumns().equals(key.targetColumns())))
                .forEach(keys::add);
        return keys;
    }

    private static Link link(Table table, ForeignKey key) {
        return new Link(
                key.name(),
                table.name(),
                key.columns(),
                key.target(),
                key.targetColumns(),
                table.allRequired(key.columns()),
                !key.initiallyDeferred(),
                key.onDelete() == DeleteAction.CASCADE,
                true);
    }
}
