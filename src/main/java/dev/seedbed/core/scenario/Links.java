package dev.seedbed.core.scenario;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects the links of a schema: its foreign keys, and the columns that are named like the tenant's key.
final class Links {

    private Links() {}

    /// Per table, as the columns stand.
    static Map<TableName, List<Link>> of(Schema schema, TenantGraph graph) {
        var links = new TreeMap<TableName, List<Link>>();
        for (var table : schema.tables()) {
            var tied = new ArrayList<Link>();
            for (var key : keys(table)) {
                schema.find(key.target()).ifPresent(_ -> tied.add(link(table, key)));
            }
            for (var inferred : graph.inferredLinks(table.name())) {
                tied.add(new Link(
                        "",
                        table.name(),
                        List.of(inferred.column()),
                        graph.root().orElseThrow(),
                        List.of(inferred.rootColumn()),
                        table.allRequired(List.of(inferred.column())),
                        false,
                        false,
                        false));
            }
            var names = table.columns().stream().map(Column::name).toList();
            tied.sort(Comparator.comparingInt(link ->
                    link.columns().stream().mapToInt(names::indexOf).max().orElse(0)));
            links.put(table.name(), tied);
        }
        return links;
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
