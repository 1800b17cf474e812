package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What one use of a foreign key says of the table's other keys in the same row.
record SameRow(Table table, TableName root) {

    /// Whether the key has no NULL in any row that has none in the given columns; MATCH FULL is NULL as a whole.
    boolean implied(ForeignKey key, List<String> given) {
        return key.columns().stream().allMatch(column -> set(column, given) || fullySet(column, given));
    }

    private boolean set(String column, List<String> given) {
        return given.contains(column) || !table.column(column).nullable();
    }

    private boolean fullySet(String column, List<String> given) {
        return table.foreignKeys().stream()
                .filter(full -> full.matchFull() && full.columns().contains(column))
                .anyMatch(full -> full.columns().stream().anyMatch(other -> set(other, given)));
    }

    /// Whether a row that uses one key points at the same row by the other: there is only one row of the root.
    boolean pointsAlike(ForeignKey other, ForeignKey key) {
        return other.target().equals(key.target())
                && (pairs(key).containsAll(pairs(other))
                        || (key.target().equals(root) && implied(other, key.columns())));
    }

    /// Whether another key always clears a column of this one before this one acts.
    boolean clearedBefore(ForeignKey key) {
        return table.foreignKeys().stream().anyMatch(other -> clears(other, key) && actsBefore(other, key));
    }

    /// Where clearing is refused, the delete fails at that key: this one is judged as if it were mended.
    private boolean clears(ForeignKey other, ForeignKey key) {
        var clearing = new Clearing(table, other);
        return !other.equals(key) && clearing.accepted() && Demand.overlap(other.clearedColumns(), key.columns());
    }

    private boolean actsBefore(ForeignKey other, ForeignKey key) {
        return pointsAlike(other, key)
                ? Demand.deferred(key) || other.deleteTrigger().compareTo(key.deleteTrigger()) < 0
                : other.target().equals(root) && !key.target().equals(root) && implied(other, key.columns());
    }

    private static Set<List<String>> pairs(ForeignKey key) {
        var pairs = new HashSet<List<String>>();
        for (var position = 0; position < key.columns().size(); position++) {
            pairs.add(List.of(key.columns().get(position), key.targetColumns().get(position)));
        }
        return pairs;
    }
}
