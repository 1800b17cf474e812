package dev.seedbed.core.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a person decided about one table; columns that are absent are inferred.
public record TableRecipe(Optional<RowCount> rows, Map<String, ColumnRecipe> columns, Optional<Arrivals> arrivals) {

    /// Nothing decided.
    public static final TableRecipe INFERRED = new TableRecipe(Optional.empty(), Map.of());

    public TableRecipe {
        columns = Map.copyOf(columns);
    }

    public TableRecipe(Optional<RowCount> rows, Map<String, ColumnRecipe> columns) {
        this(rows, columns, Optional.empty());
    }

    TableRecipe withNulls(List<String> names, double share) {
        var changed = new HashMap<>(columns);
        for (var name : names) {
            var rule = Optional.ofNullable(columns.get(name)).flatMap(ColumnRecipe::rule);
            changed.put(name, new ColumnRecipe(rule, OptionalDouble.of(share)));
        }
        return new TableRecipe(rows, changed, arrivals);
    }

    /// What a person decided about one column: the rule, the share of NULLs, or both.
    public record ColumnRecipe(Optional<ColumnRule> rule, OptionalDouble nulls) {}
}
