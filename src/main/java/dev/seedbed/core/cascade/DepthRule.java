package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells from rounds alone whether a foreign key lets the delete pass.
///
/// A row that goes in round `n` is checked for references in round `n + 1`. So a key passes when its own rows go no
/// later than the rows it points at; it fails when they go two or more rounds later; one round later, the
/// order of branches within the round decides, and where it does not, the rows do.
final class DepthRule {

    private final Schema schema;
    private final CascadeReach reach;

    DepthRule(Schema schema, CascadeReach reach) {
        this.schema = schema;
        this.reach = reach;
    }

    /// One effect per foreign key that points at a doomed table, in the order of tables and their keys.
    List<KeyEffect> effects() {
        return schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream()
                        .filter(key -> reach.doomed(key.target()))
                        .map(key -> judge(table, key)))
                .toList();
    }

    private KeyEffect judge(Table table, ForeignKey key) {
        return switch (key.onDelete()) {
            case CASCADE ->
                new KeyEffect(
                        key,
                        Certainty.SAFE,
                        named(key) + " deletes the rows that point at "
                                + key.target().label() + ".");
            case SET_NULL, SET_DEFAULT -> clears(table, key);
            case NO_ACTION, RESTRICT ->
                order(table, key, named(key) + " lets no " + key.target().label() + " go while a row points at it");
        };
    }

    private KeyEffect clears(Table table, ForeignKey key) {
        var stuck = key.clearedColumns().stream()
                .map(table::column)
                .filter(column -> !clearable(key, column))
                .map(Column::name)
                .toList();
        var columns = String.join(", ", key.clearedColumns());
        if (!stuck.isEmpty()) {
            return order(
                    table,
                    key,
                    "%s cannot clear %s, which is NOT NULL".formatted(named(key), String.join(", ", stuck)));
        }
        var split = splitsFullMatch(table, key);
        if (split.isPresent()) {
            return order(
                    table,
                    key,
                    "%s cannot clear only %s of the MATCH FULL key %s"
                            .formatted(named(key), columns, split.get().name()));
        }
        if (key.onDelete() == DeleteAction.SET_DEFAULT
                && key.clearedColumns().stream().map(table::column).anyMatch(DepthRule::hasDefault)) {
            return order(table, key, "%s needs the row that the default of %s names".formatted(named(key), columns))
                    .unlessSafe(Certainty.DEPENDS);
        }
        return new KeyEffect(
                key,
                Certainty.SAFE,
                "%s clears %s when %s go."
                        .formatted(named(key), columns, key.target().label()));
    }

    private static boolean clearable(ForeignKey key, Column column) {
        return column.nullable() || (key.onDelete() == DeleteAction.SET_DEFAULT && hasDefault(column));
    }

    private static boolean hasDefault(Column column) {
        return column.defaultExpression()
                .filter(expression -> !expression.startsWith("NULL"))
                .isPresent();
    }

    private static Optional<ForeignKey> splitsFullMatch(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(ForeignKey::matchFull)
                .filter(full -> overlap(full.columns(), key.clearedColumns())
                        && !key.clearedColumns().containsAll(full.columns()))
                .findFirst();
    }

    private KeyEffect order(Table table, ForeignKey key, String demand) {
        var name = key.table();
        if (!reach.doomed(name)) {
            return fails(table, key, demand + ": the rows of " + name.label() + " do not go with the tenant.");
        }
        if (key.selfReference() && name.equals(reach.root())) {
            return depends(key, demand + ": a tenant that another one points at cannot be deleted.");
        }
        if (key.onDelete() == DeleteAction.NO_ACTION && key.initiallyDeferred()) {
            return reach.surelyDoomed(name) || twin(table, key).isPresent()
                    ? safe(
                            key,
                            demand + ", but it is checked at commit, when the rows of " + name.label() + " are gone.")
                    : depends(key, demand + ": rows of " + name.label() + " stay where their cascade keys are NULL.");
        }
        if (twin(table, key).filter(cascade -> precedes(cascade, key)).isPresent() || goesInTime(key)) {
            return safe(key, demand + ", but the rows of " + name.label() + " are gone by then.");
        }
        return tooLate(table, key, demand);
    }

    private KeyEffect tooLate(Table table, ForeignKey key, String demand) {
        var name = key.table();
        var check = reach.latest(key.target()) + 1;
        var goes = reach.earliest(name);
        if (goes > check) {
            return fails(
                    table,
                    key,
                    "%s: that is checked in step %d of the cascade, which reaches %s only in step %d."
                            .formatted(demand, check, name.label(), goes));
        }
        if (goes == check && before(checkedBy(key, reach.sureBranch(key.target())), reach.firstBranch(name))) {
            return fails(
                    table,
                    key,
                    "%s: that is checked before the cascade reaches %s, because its trigger sorts first."
                            .formatted(demand, name.label()));
        }
        if (!reach.surelyDoomed(name)) {
            return depends(key, demand + ": rows of " + name.label() + " stay where their cascade keys are NULL.");
        }
        return depends(
                key,
                "%s: whether the cascade has reached %s by then depends on which rows point where."
                        .formatted(demand, name.label()));
    }

    private boolean goesInTime(ForeignKey key) {
        var gone = reach.latest(key.table());
        var earliest = reach.earliest(key.target());
        return gone <= earliest
                || (gone == earliest + 1
                        && before(reach.sureBranch(key.table()), checkedBy(key, reach.firstBranch(key.target()))));
    }

    /// A key on the root is checked by its own trigger there; any other in the branch that reaches its target.
    private Optional<String> checkedBy(ForeignKey key, Optional<String> branch) {
        return key.target().equals(reach.root()) ? Optional.of(key.deleteTrigger()) : branch;
    }

    private static boolean before(Optional<String> first, Optional<String> second) {
        return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) < 0;
    }

    private static boolean precedes(ForeignKey cascade, ForeignKey key) {
        return cascade.deleteTrigger().compareTo(key.deleteTrigger()) < 0;
    }

    /// A CASCADE key that points at the very row this key points at, whatever the data.
    private static Optional<ForeignKey> twin(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(other -> other.onDelete() == DeleteAction.CASCADE
                        && other.target().equals(key.target())
                        && pairs(key).containsAll(pairs(other)))
                .findFirst();
    }

    private static Set<List<String>> pairs(ForeignKey key) {
        var pairs = new HashSet<List<String>>();
        for (var position = 0; position < key.columns().size(); position++) {
            pairs.add(List.of(key.columns().get(position), key.targetColumns().get(position)));
        }
        return pairs;
    }

    private static KeyEffect safe(ForeignKey key, String reason) {
        return new KeyEffect(key, Certainty.SAFE, reason);
    }

    private static KeyEffect depends(ForeignKey key, String reason) {
        return new KeyEffect(key, Certainty.DEPENDS, reason);
    }

    /// For certain, unless another key of the table may clear this one's columns first.
    private KeyEffect fails(Table table, ForeignKey key, String reason) {
        var clearedFirst = table.foreignKeys().stream()
                .filter(other -> !other.equals(key) && reach.doomed(other.target()))
                .filter(other ->
                        other.onDelete() == DeleteAction.SET_NULL || other.onDelete() == DeleteAction.SET_DEFAULT)
                .anyMatch(other -> overlap(other.clearedColumns(), key.columns()));
        return new KeyEffect(key, clearedFirst ? Certainty.DEPENDS : Certainty.FAILS, reason);
    }

    private static boolean overlap(List<String> some, List<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static String named(ForeignKey key) {
        return key.name() + " (" + key.onDelete().sql() + ")";
    }
}
