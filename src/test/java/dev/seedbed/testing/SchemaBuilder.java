package dev.seedbed.testing;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;

/// Writes down a schema as records, without a server: `schema().table("tasks", t -> t.refers("project_id", "projects",
/// CASCADE))`.
///
/// Every table has a bigint primary key `id`. Foreign keys are named `<table>_<first own column>_fkey`, indexed, and
/// fire in the order in which they are written down.
public final class SchemaBuilder {

    private final List<TableBuilder> tables = new ArrayList<>();
    private int keys;

    private SchemaBuilder() {}

    public static SchemaBuilder schema() {
        return new SchemaBuilder();
    }

    /// What makes up a table, added to the one that is given.
    public interface Part {
        void addTo(TableBuilder table);
    }

    public SchemaBuilder table(String name, Part... parts) {
        var table = new TableBuilder(name(name), this);
        for (var part : parts) {
            part.addTo(table);
        }
        tables.add(table);
        return this;
    }

    public Schema build() {
        return new Schema(tables.stream().map(TableBuilder::build).toList(), 180_000);
    }

    /// `tasks` in the schema public, or `other.tasks`.
    public static TableName name(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? new TableName("public", name) : new TableName(name.substring(0, dot), name.substring(dot + 1));
    }

    String nextTrigger() {
        keys++;
        return "RI_ConstraintTrigger_a_" + (10_000 + keys);
    }

    /// A NOT NULL foreign key of one column.
    public static Part refers(String column, String target, DeleteAction action) {
        return table -> table.required(column).key(List.of(column), target, List.of("id"), action);
    }

    /// A foreign key of one column that may be NULL.
    public static Part mayRefer(String column, String target, DeleteAction action) {
        return table -> table.optional(column).key(List.of(column), target, List.of("id"), action);
    }

    /// A foreign key of several columns, which other parts declare; a target column is named like its own, or `id`.
    public static Part refers(List<String> columns, String target, List<String> targetColumns, DeleteAction action) {
        return table -> table.key(columns, target, targetColumns, action);
    }

    public static Part required(String... columns) {
        return table -> List.of(columns).forEach(table::required);
    }

    public static Part optional(String... columns) {
        return table -> List.of(columns).forEach(table::optional);
    }

    public static Part text(String column) {
        return table -> table.text(column);
    }

    public static Part unique(String... columns) {
        return table -> table.unique(List.of(columns));
    }

    /// The primary key, of columns that are declared before, instead of `id`.
    public static Part primary(String... columns) {
        return table -> table.primary(List.of(columns));
    }

    public static Part policy(String expression) {
        return table -> table.policy(expression);
    }

    /// The default of a column that is declared before.
    public static Part defaulting(String column, String expression) {
        return table -> table.defaulting(column, expression);
    }

    /// The foreign key before this part is DEFERRABLE INITIALLY DEFERRED.
    public static Part deferred() {
        return TableBuilder::deferLastKey;
    }

    /// The foreign key before this part clears these columns only.
    public static Part clearing(String... columns) {
        return table -> table.clearOnly(List.of(columns));
    }

    /// The foreign key before this part is MATCH FULL.
    public static Part matchFull() {
        return TableBuilder::matchLastKeyFully;
    }

    /// No foreign key of the table has an index.
    public static Part unindexed() {
        return TableBuilder::dropIndexes;
    }
}
