package dev.seedbed.core.schema;

/// A column of a table.
public record ColumnName(TableName table, String column) {

    /// `schema.table.column`, for people and reports; not SQL.
    @Override
    public String toString() {
        return table + "." + column;
    }
}
