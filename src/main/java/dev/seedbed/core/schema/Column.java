package dev.seedbed.core.schema;

import java.util.Optional;

/// A column. `sequence` is the SQL name of the sequence that feeds it, for serial and identity columns.
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        Filling filling,
        Optional<String> defaultExpression,
        Optional<String> sequence,
        Optional<String> comment) {

    /// Who fills the column when a row is inserted.
    public enum Filling {
        PLAIN,
        SERIAL,
        IDENTITY_BY_DEFAULT,
        IDENTITY_ALWAYS,
        /// Computed by the server from other columns, stored or virtual: never written.
        GENERATED
    }

    public boolean written() {
        return filling != Filling.GENERATED;
    }
}
