package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Optional;

/// What SET NULL or SET DEFAULT writes into the columns of a row that uses the key; other actions write nothing.
record Clearing(Table table, ForeignKey key) {

    /// Whether the server may accept it: where it never does, the delete fails at this key and at no other.
    boolean accepted() {
        return refused().isEmpty()
                && table.foreignKeys().stream().noneMatch(full -> !full.initiallyDeferred() && halves(full));
    }

    boolean setsDefault() {
        return key.onDelete() == DeleteAction.SET_DEFAULT;
    }

    /// The columns that become NULL.
    List<String> nulled() {
        return key.clearedColumns().stream()
                .filter(column -> !defaults(table.column(column)))
                .toList();
    }

    /// The columns that get a default other than NULL.
    List<String> defaulted() {
        return key.clearedColumns().stream()
                .filter(column -> defaults(table.column(column)))
                .toList();
    }

    /// A column that would become NULL although it may not: with one, the server always refuses.
    Optional<String> refused() {
        return nulled().stream()
                .filter(column -> !table.column(column).nullable())
                .findFirst();
    }

    /// Whether it leaves a MATCH FULL key of the table, used before, NULL in part.
    boolean halves(ForeignKey full) {
        var nulled = nulled();
        return full.matchFull()
                && full.columns().stream().anyMatch(nulled::contains)
                && !nulled.containsAll(full.columns());
    }

    private boolean defaults(Column column) {
        return setsDefault()
                && column.defaultExpression()
                        .filter(expression -> !expression.startsWith("NULL"))
                        .isPresent();
    }
}
