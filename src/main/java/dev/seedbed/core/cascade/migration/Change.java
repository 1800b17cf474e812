package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.TableName;

/// One change to a schema, in the order in which a migration makes them.
public sealed interface Change {

    TableName table();

    /// A column that may be NULL, filled from `sourceColumn` of the row that `source` points at.
    record AddColumn(TableName table, Column column, ForeignKey source, String sourceColumn) implements Change {}

    record AddIndex(TableName table, Index index) implements Change {}

    record RequireColumn(TableName table, String column) implements Change {}

    /// A key of the same name between the same tables, made anew or altered in place.
    record ReplaceKey(ForeignKey from, ForeignKey to) implements Change {
        @Override
        public TableName table() {
            return to.table();
        }

        /// Whether only the time of the check differs: the server then alters the key without looking at any row.
        boolean inPlace() {
            return from.onDelete() == to.onDelete()
                    && from.columns().equals(to.columns())
                    && (from.onDelete() == DeleteAction.NO_ACTION
                            || from.clearedColumns().equals(to.clearedColumns()));
        }
    }

    record AddKey(ForeignKey key) implements Change {
        @Override
        public TableName table() {
            return key.table();
        }
    }
}
