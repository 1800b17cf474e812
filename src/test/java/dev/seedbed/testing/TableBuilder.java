package dev.seedbed.testing;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.Interception;
import dev.seedbed.core.schema.PartitionKeys;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A table under construction; tests write it down through the parts of {@link SchemaBuilder}.
public final class TableBuilder {

    private final TableName name;
    private final SchemaBuilder schema;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<UniqueKey> uniqueKeys = new ArrayList<>();
    private final List<ForeignKey> foreignKeys = new ArrayList<>();
    private final List<String> policies = new ArrayList<>();
    private boolean indexed = true;

    TableBuilder(TableName name, SchemaBuilder schema) {
        this.name = name;
        this.schema = schema;
        required("id");
        unique(UniqueKey.Kind.PRIMARY, List.of("id"));
    }

    TableBuilder required(String column) {
        return column(column, new ColumnType.Whole("bigint", 64), false, Optional.empty());
    }

    TableBuilder optional(String column) {
        return column(column, new ColumnType.Whole("bigint", 64), true, Optional.empty());
    }

    void text(String column) {
        column(column, new ColumnType.Text("text", OptionalInt.empty(), false, false), true, Optional.empty());
    }

    void defaulting(String column, String expression) {
        var declared = columns.get(column);
        column(column, declared.type(), declared.nullable(), Optional.of(expression));
    }

    private TableBuilder column(String column, ColumnType type, boolean nullable, Optional<String> expression) {
        columns.put(
                column,
                new Column(
                        column, type, nullable, Column.Filling.PLAIN, expression, Optional.empty(), Optional.empty()));
        return this;
    }

    void unique(List<String> of) {
        unique(UniqueKey.Kind.CONSTRAINT, of);
    }

    void primary(List<String> of) {
        columns.remove("id");
        uniqueKeys.removeIf(key -> key.kind() == UniqueKey.Kind.PRIMARY);
        unique(UniqueKey.Kind.PRIMARY, of);
    }

    private void unique(UniqueKey.Kind kind, List<String> of) {
        var label = name.name() + "_" + String.join("_", of) + "_key";
        uniqueKeys.add(new UniqueKey(label, kind, of, List.of(), List.of(), Optional.empty(), true, false, "UNIQUE"));
    }

    void key(List<String> own, String target, List<String> targetColumns, DeleteAction action) {
        foreignKeys.add(new ForeignKey(
                name.name() + "_" + own.getFirst() + "_fkey" + (taken(own.getFirst()) ? foreignKeys.size() : ""),
                name,
                own,
                SchemaBuilder.name(target),
                targetColumns,
                action,
                own,
                false,
                false,
                false,
                true,
                schema.nextTrigger(),
                "FOREIGN KEY (" + String.join(", ", own) + ") REFERENCES " + target,
                Optional.empty()));
    }

    private boolean taken(String first) {
        return foreignKeys.stream().anyMatch(key -> key.columns().getFirst().equals(first));
    }

    void deferLastKey() {
        var key = foreignKeys.removeLast();
        foreignKeys.add(changed(key, key.clearedColumns(), true, key.matchFull()));
    }

    void clearOnly(List<String> cleared) {
        var key = foreignKeys.removeLast();
        foreignKeys.add(changed(key, cleared, key.initiallyDeferred(), key.matchFull()));
    }

    void matchLastKeyFully() {
        var key = foreignKeys.removeLast();
        foreignKeys.add(changed(key, key.clearedColumns(), key.initiallyDeferred(), true));
    }

    private static ForeignKey changed(ForeignKey key, List<String> cleared, boolean deferred, boolean matchFull) {
        return new ForeignKey(
                key.name(),
                key.table(),
                key.columns(),
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                cleared,
                deferred,
                deferred,
                matchFull,
                true,
                key.deleteTrigger(),
                key.definition(),
                key.comment());
    }

    void policy(String expression) {
        policies.add(expression);
    }

    void dropIndexes() {
        indexed = false;
    }

    Table build() {
        var keyed = Stream.concat(
                uniqueKeys.stream().map(UniqueKey::columns),
                indexed ? foreignKeys.stream().map(ForeignKey::columns) : Stream.of());
        return new Table(
                name,
                List.copyOf(columns.values()),
                uniqueKeys,
                foreignKeys,
                PartitionKeys.NONE,
                List.of(),
                List.of(),
                keyed.map(TableBuilder::index).toList(),
                Optional.empty(),
                policies,
                Interception.NONE,
                Optional.empty());
    }

    private static Index index(List<String> of) {
        var label = String.join("_", of) + "_idx";
        return new Index(label, of, false, false, true, "btree", "", true, "CREATE INDEX");
    }
}
