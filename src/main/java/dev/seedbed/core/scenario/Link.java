package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.List;

/// A tie from a row to a row of `target`: a foreign key, or columns that are named like one. Column lists go pairwise.
///
/// `required` when every column is NOT NULL; `checkedAtOnce` when the server checks it before the transaction ends;
/// `cascading` when the row goes with its parent; `enforced` when it is a foreign key, whose name is `constraint`.
public record Link(
        String constraint,
        TableName table,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        boolean required,
        boolean checkedAtOnce,
        boolean cascading,
        boolean enforced) {

    public Link {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /// What only the names of columns say: nothing enforces it, and nothing waits for it.
    public static Link named(Table table, List<String> columns, TableName target, List<String> targetColumns) {
        return new Link(
                "", table.name(), columns, target, targetColumns, table.allRequired(columns), false, false, false);
    }

    /// The referenced column that goes with one of its own.
    public String targetOf(String column) {
        return targetColumns.get(columns.indexOf(column));
    }

    public boolean selfReference() {
        return table.equals(target);
    }
}
