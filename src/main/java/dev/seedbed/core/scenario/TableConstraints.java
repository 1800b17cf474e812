package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.Check;
import java.util.List;
import java.util.Map;

/// All that a table's checks and its columns' domains ask for, as far as it was understood.
/// `unsolved` are the checks that were not: rows may violate them, and the planner says so.
public record TableConstraints(Map<String, ColumnBounds> columns, List<Relation> relations, List<Check> unsolved) {

    public TableConstraints {
        columns = Map.copyOf(columns);
        relations = List.copyOf(relations);
        unsolved = List.copyOf(unsolved);
    }

    public ColumnBounds bounds(String column) {
        return columns.getOrDefault(column, ColumnBounds.FREE);
    }
}
