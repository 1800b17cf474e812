package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row in the making, of which values may be open.
///
/// A row that points at another one shares its values, open ones, too: what one of them gets later, the other one has.
final class DraftRow {

    /// A value, which may be shared, open, or found to be that of another one.
    private static final class Value {
        private Optional<Value> same = Optional.empty();
        private Optional<String> text = Optional.empty();

        Value last() {
            return same.map(Value::last).orElse(this);
        }
    }

    private final Table table;
    private final boolean other;
    private final Map<String, Optional<Value>> values = new HashMap<>();

    /// `other` rows belong to the other tenant.
    DraftRow(Table table, boolean other) {
        this.table = table;
        this.other = other;
    }

    Table table() {
        return table;
    }

    boolean other() {
        return other;
    }

    void set(String column, String text) {
        var value = new Value();
        value.text = Optional.of(text);
        values.put(column, Optional.of(value));
    }

    private boolean isNull(String column) {
        return values.getOrDefault(column, Optional.of(new Value())).isEmpty();
    }

    /// Whether NULL in one of its columns has settled the key.
    boolean settled(ForeignKey key) {
        return key.columns().stream().anyMatch(this::isNull)
                && (!key.matchFull() || key.columns().stream().allMatch(this::isNull));
    }

    /// The columns, each of which has to be NULL when one of them is and the key is MATCH FULL.
    List<String> clearable(ForeignKey key) {
        var clearable = key.columns().stream()
                .filter(column -> !values.containsKey(column) || isNull(column))
                .filter(column -> table.column(column).nullable())
                .toList();
        return key.matchFull() && clearable.size() < key.columns().size() ? List.of() : clearable;
    }

    void clear(String column) {
        values.put(column, Optional.empty());
    }

    boolean canPointAt(DraftRow target, ForeignKey key) {
        for (var position = 0; position < key.columns().size(); position++) {
            var column = key.columns().get(position);
            var there = key.targetColumns().get(position);
            if (isNull(column) || target.isNull(there)) {
                return false;
            }
            var mine = text(column);
            var theirs = target.text(there);
            if (mine.isPresent() && theirs.isPresent() && !mine.equals(theirs)) {
                return false;
            }
        }
        return true;
    }

    void pointAt(DraftRow target, ForeignKey key) {
        for (var position = 0; position < key.columns().size(); position++) {
            var mine = open(key.columns().get(position)).last();
            var theirs = target.open(key.targetColumns().get(position)).last();
            if (mine != theirs) {
                theirs.text = theirs.text.or(() -> mine.text);
                mine.same = Optional.of(theirs);
            }
        }
    }

    /// A column that holds some value.
    private Value open(String column) {
        return values.computeIfAbsent(column, _ -> Optional.of(new Value())).orElseThrow();
    }

    Optional<String> text(String column) {
        return values.getOrDefault(column, Optional.empty()).flatMap(value -> value.last().text);
    }

    /// What it becomes: values that are still open, and required ones that nothing asks for, are `any`.
    KeyRow finished(Iterable<String> columns, String any) {
        var finished = new HashMap<String, String>();
        for (var column : columns) {
            if (values.containsKey(column)
                    ? !isNull(column)
                    : !table.column(column).nullable()) {
                finished.put(column, text(column).orElse(any));
            }
        }
        return new KeyRow(table.name(), finished);
    }
}
