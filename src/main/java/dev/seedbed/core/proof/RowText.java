package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows and keys, as SQL names them.
final class RowText {

    private RowText() {}

    static String condition(KeyRow row, List<String> columns) {
        return columns.stream()
                .map(column -> row.value(column)
                        .map(value -> Sql.identifier(column) + " = " + Sql.literal(value))
                        .orElse(Sql.identifier(column) + " IS NULL"))
                .collect(Collectors.joining(" AND "));
    }

    /// Whether the row points at the other by the key.
    static boolean points(KeyRow row, ForeignKey key, KeyRow target) {
        return IntStream.range(0, key.columns().size())
                .allMatch(pair -> row.value(key.columns().get(pair))
                        .filter(value -> target.value(key.targetColumns().get(pair))
                                .filter(value::equals)
                                .isPresent())
                        .isPresent());
    }

    static String assignments(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Sql.identifier(entry.getKey()) + " = " + Sql.literal(entry.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static String drop(ForeignKey key) {
        return "ALTER TABLE " + key.table().sql() + " DROP CONSTRAINT " + Sql.identifier(key.name());
    }
}
