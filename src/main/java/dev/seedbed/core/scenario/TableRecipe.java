package dev.seedbed.core.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a person decided about one table; columns that are absent are inferred. `ordered` are columns that rise in each
/// row, as if a check said so.
public record TableRecipe(
        Optional<RowCount> rows,
        Map<String, ColumnRecipe> columns,
        Optional<Arrivals> arrivals,
        List<Relation.Ordered> ordered) {

    /// Nothing decided.
    public static final TableRecipe INFERRED = new TableRecipe(Optional.empty(), Map.of());

    public TableRecipe {
        columns = Map.copyOf(columns);
        ordered = List.copyOf(ordered);
    }

    public TableRecipe(Optional<RowCount> rows, Map<String, ColumnRecipe> columns) {
        this(rows, columns, Optional.empty(), List.of());
    }

    TableRecipe withNulls(List<String> names, double share) {
        var changed = new HashMap<>(columns);
        for (var name : names) {
            var rule = Optional.ofNullable(columns.get(name)).flatMap(ColumnRecipe::rule);
            changed.put(name, new ColumnRecipe(rule, OptionalDouble.of(share)));
        }
        return new TableRecipe(rows, changed, arrivals, ordered);
    }

    /// What a person decided about one column: the rule, the share of NULLs, or both.
    public record ColumnRecipe(Optional<ColumnRule> rule, OptionalDouble nulls) {}
}
