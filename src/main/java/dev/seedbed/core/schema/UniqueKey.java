package dev.seedbed.core.schema;

import java.util.List;
import java.util.Optional;

/// A primary key, UNIQUE constraint or unique index.
///
/// `columns` are the plain columns in order; `expressions` the parts that are not plain columns, deparsed;
/// `expressionColumns` the columns that those read. `predicate` is the WHERE of a partial index.
public record UniqueKey(
        String name,
        Kind kind,
        List<String> columns,
        List<String> expressions,
        List<String> expressionColumns,
        Optional<String> predicate,
        boolean nullsDistinct,
        boolean deferrable,
        String definition) {

    public enum Kind {
        PRIMARY,
        CONSTRAINT,
        INDEX
    }

    public UniqueKey {
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
        expressionColumns = List.copyOf(expressionColumns);
    }

    /// Whether it holds for all rows and is made of columns only, as a foreign key's target must be.
    public boolean total() {
        return predicate.isEmpty() && expressions.isEmpty();
    }
}
