package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.NameWords;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The verdicts of a schema without a tenant table: all is shared, save what a tenant's column marks in several tables.
final class Rootless {

    private final Schema schema;
    private final Map<String, Integer> uses = new HashMap<>();

    Rootless(Schema schema) {
        this.schema = schema;
        var names = TenantWords.unmistakable().stream().map(word -> word + "id").collect(Collectors.toSet());
        for (var table : schema.tables()) {
            table.columns().stream()
                    .filter(column -> names.contains(NameWords.folded(column.name())) && !keyed(table, column))
                    .forEach(column -> uses.merge(column.name(), 1, Integer::sum));
        }
    }

    List<TableVerdict> verdicts() {
        return schema.tables().stream().map(this::verdict).toList();
    }

    private TableVerdict verdict(Table table) {
        return tenantColumn(table)
                .map(column -> new TableVerdict(
                        table.name(),
                        Verdict.LEFT_BEHIND,
                        List.of(),
                        column.name() + " names a tenant, but no table holds the tenants: nothing removes its rows.",
                        Set.of(Badge.INFERRED)))
                .orElseGet(() -> new TableVerdict(
                        table.name(), Verdict.SHARED, List.of(), "No table of this schema is a tenant.", Set.of()));
    }

    private Optional<Column> tenantColumn(Table table) {
        return table.columns().stream()
                .filter(column -> uses.getOrDefault(column.name(), 0) > 1 && !keyed(table, column))
                .findFirst();
    }

    private static boolean keyed(Table table, Column column) {
        return table.foreignKeys().stream().anyMatch(key -> key.columns().contains(column.name()));
    }
}
