package dev.seedbed.core.scenario;

import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which packs of edge cases a person asked for, in the whole scenario, a table or a column: the nearest word counts.
/// Whoever has any pack has the ends of types and checks as well.
public record EdgePacks(
        List<String> everywhere, Map<TableName, List<String>> tables, Map<ColumnName, List<String>> columns) {

    public static final EdgePacks NONE = new EdgePacks(List.of(), Map.of(), Map.of());

    public EdgePacks {
        everywhere = List.copyOf(everywhere);
        tables = Map.copyOf(tables);
        columns = Map.copyOf(columns);
    }

    /// Whether there are no edge cases at all.
    public boolean off() {
        return everywhere.isEmpty()
                && tables.values().stream().allMatch(List::isEmpty)
                && columns.values().stream().allMatch(List::isEmpty);
    }

    /// The packs of a table's rows.
    public List<String> of(TableName table) {
        return complete(tables.getOrDefault(table, everywhere));
    }

    public List<String> of(TableName table, String column) {
        return Optional.ofNullable(columns.get(new ColumnName(table, column)))
                .map(EdgePacks::complete)
                .orElseGet(() -> of(table));
    }

    private static List<String> complete(List<String> asked) {
        if (asked.isEmpty()) {
            return asked;
        }
        var packs = new LinkedHashSet<>(EdgeCatalogue.packs());
        packs.removeIf(pack -> !asked.contains(pack) && !pack.equals(EdgeCatalogue.BOUNDARY));
        return List.copyOf(packs);
    }
}
