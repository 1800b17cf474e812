package dev.seedbed.core.scenario.draft;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.UniqueKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The columns that have a value in every row: those that are NOT NULL, and those in which a NULL would break something
/// else: a key that somebody references, a key in which NULLs are equal, a range without an end, a half-filled MATCH
/// FULL key.
record RequiredColumns(Map<TableName, Set<String>> names) {

    static RequiredColumns of(Schema schema) {
        var names = new HashMap<TableName, Set<String>>();
        for (var table : schema.tables()) {
            table.foreignKeys()
                    .forEach(key -> names.computeIfAbsent(key.target(), _ -> new HashSet<>())
                            .addAll(key.targetColumns()));
            names.computeIfAbsent(table.name(), _ -> new HashSet<>()).addAll(within(table));
        }
        return new RequiredColumns(names);
    }

    boolean contains(Table table, Column column) {
        return !column.nullable() || names.getOrDefault(table.name(), Set.of()).contains(column.name());
    }

    private static Set<String> within(Table table) {
        var within = new HashSet<String>();
        table.uniqueKeys().stream()
                .filter(key -> !key.nullsDistinct() || replacesNull(key))
                .forEach(key -> {
                    within.addAll(key.columns());
                    within.addAll(key.expressionColumns());
                });
        table.foreignKeys().stream().filter(key -> half(table, key)).forEach(key -> within.addAll(key.columns()));
        for (var exclusion : table.exclusions()) {
            for (var element : exclusion.elements()) {
                if (!element.column()) {
                    table.columns().stream()
                            .map(Column::name)
                            .filter(name -> element.expression().matches(".*\\b\\Q" + name + "\\E\\b.*"))
                            .forEach(within::add);
                }
            }
        }
        return within;
    }

    private static boolean replacesNull(UniqueKey key) {
        return key.expressions().stream()
                .anyMatch(part -> part.toLowerCase(Locale.ROOT).contains("coalesce("));
    }

    /// Whether some of a MATCH FULL key's columns always have a value, so that all must.
    private static boolean half(Table table, ForeignKey key) {
        return key.matchFull()
                && key.columns().size() > 1
                && key.columns().stream().anyMatch(name -> !table.column(name).nullable() || shared(table, key, name));
    }

    private static boolean shared(Table table, ForeignKey key, String column) {
        return table.foreignKeys().stream()
                .anyMatch(other -> !other.equals(key) && other.columns().contains(column));
    }
}
