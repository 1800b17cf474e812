package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A foreign key with what the queue asks of it; compared by identity. `number` counts the keys of a schema from 0.
final class Reference {

    private static final Pattern NUMBER = Pattern.compile("[(']?(-?\\d+(?:\\.\\d+)?)'?\\)?(?:::[\\w ().\"]+)?");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*+)'(?:::[\\w ().\"]+)?");

    private final ForeignKey key;
    private final int number;
    private final Table table;

    Reference(ForeignKey key, int number, Table table) {
        this.key = key;
        this.number = number;
        this.table = table;
    }

    ForeignKey key() {
        return key;
    }

    int number() {
        return number;
    }

    /// Only NO ACTION can wait for the commit; RESTRICT and the other actions never do.
    boolean deferred() {
        return key.onDelete() == DeleteAction.NO_ACTION && key.initiallyDeferred();
    }

    /// What the delete action writes into the columns that it clears; empty when a default is not a constant.
    Optional<Map<String, Optional<String>>> cleared() {
        var changes = new HashMap<String, Optional<String>>();
        for (var name : key.clearedColumns()) {
            var column = table.column(name);
            if (key.onDelete() == DeleteAction.SET_NULL || isNull(column)) {
                changes.put(name, Optional.empty());
            } else {
                var constant = column.defaultExpression().flatMap(Reference::constant);
                if (constant.isEmpty()) {
                    return Optional.empty();
                }
                changes.put(name, constant);
            }
        }
        return Optional.of(changes);
    }

    boolean nullable(String column) {
        return table.column(column).nullable();
    }

    private static boolean isNull(Column column) {
        return column.defaultExpression()
                .filter(expression -> !expression.startsWith("NULL"))
                .isEmpty();
    }

    private static Optional<String> constant(String expression) {
        var number = NUMBER.matcher(expression);
        if (number.matches()) {
            return Optional.of(number.group(1));
        }
        var text = TEXT.matcher(expression);
        return text.matches() ? Optional.of(text.group(1).replace("''", "'")) : Optional.empty();
    }
}
