package dev.seedbed.core.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a person decided about one table; columns that are absent are inferred.
public record TableRecipe(Optional<RowCount> rows, Map<String, ColumnRecipe> columns) {

    /// Nothing decided.
    public static final TableRecipe INFERRED = new TableRecipe(Optional.empty(), Map.of());

    public TableRecipe {
        columns = Map.copyOf(columns);
    }

    /// What a person decided about one column: the rule, the share of NULLs, or both.
    public record ColumnRecipe(Optional<ColumnRule> rule, OptionalDouble nulls) {}
}
