package dev.seedbed.core.schema.introspect;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Catalogue.ByTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Which rows do the tables' rows reference, and what happens when those are deleted?
record ForeignKeyQuery(Catalogue catalogue) {

    /// A key of the table, or one that only some partition of it has.
    record Found(ForeignKey key, boolean onPartition) {}

    ByTable<Found> foreignKeys(Collection<Long> tables) throws SQLException {
        return catalogue.askByTable(
                "foreign-keys.sql", tables, row -> new Found(foreignKey(row), row.flag("is_on_partition")));
    }

    private static ForeignKey foreignKey(Row row) throws SQLException {
        var columns = row.texts("column_names");
        var onDelete = DeleteAction.ofCatalogue(row.text("delete_action"));
        return new ForeignKey(
                row.text("constraint_name"),
                new TableName(row.text("schema_name"), row.text("table_name")),
                columns,
                new TableName(row.text("target_schema"), row.text("target_name")),
                row.texts("target_columns"),
                onDelete,
                clearedColumns(onDelete, row.texts("cleared_columns"), columns),
                row.flag("is_deferrable"),
                row.flag("is_initially_deferred"),
                row.flag("is_match_full"),
                row.flag("is_validated"),
                row.text("delete_trigger"),
                row.text("definition"),
                row.optional("comment"));
    }

    private static List<String> clearedColumns(DeleteAction onDelete, List<String> named, List<String> all) {
        return switch (onDelete) {
            case SET_NULL, SET_DEFAULT -> named.isEmpty() ? all : named;
            case NO_ACTION, RESTRICT, CASCADE -> List.of();
        };
    }
}
