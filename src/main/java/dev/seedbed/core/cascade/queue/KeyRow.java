package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row as foreign keys see it: the columns that keys are made of, as text. A column that is NULL is absent.
public record KeyRow(TableName table, Map<String, String> values) {

    public KeyRow {
        values = Map.copyOf(values);
    }

    public Optional<String> value(String column) {
        return Optional.ofNullable(values.get(column));
    }

    /// The values of a key; empty when one of them is NULL, since such a key points nowhere.
    Optional<List<String>> key(List<String> columns) {
        var key = new ArrayList<String>(columns.size());
        for (var column : columns) {
            var value = values.get(column);
            if (value == null) {
                return Optional.empty();
            }
            key.add(value);
        }
        return Optional.of(key);
    }

    boolean allNull(List<String> columns) {
        return columns.stream().noneMatch(values::containsKey);
    }

    /// The row with other values in some columns; an empty value is NULL.
    KeyRow with(Map<String, Optional<String>> changes) {
        var changed = new HashMap<>(values);
        changes.forEach((column, value) ->
                value.ifPresentOrElse(text -> changed.put(column, text), () -> changed.remove(column)));
        return new KeyRow(table, changed);
    }
}
