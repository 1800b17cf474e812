package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Tells from rounds alone whether a foreign key lets the delete pass.
///
/// A row that goes in round `n` is checked for references in round `n + 1`. So a key passes when its own rows go no
/// later than the rows it points at; it fails when they go two or more rounds later; one round later, the order of
/// branches within the round decides, and where it does not, the rows do.
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
        return Demand.of(schema, reach, table, key)
                .map(demand -> judge(table, key, demand))
                .orElseGet(() -> new KeyEffect(key, Certainty.SAFE, undemanding(key), Cause.of(key)));
    }

    private static String undemanding(ForeignKey key) {
        var target = key.target().label();
        return key.onDelete() == DeleteAction.CASCADE
                ? "%s deletes the rows that point at %s.".formatted(Demand.name(key), target)
                : "%s clears %s when %s go."
                        .formatted(Demand.name(key), String.join(", ", key.clearedColumns()), target);
    }

    private KeyEffect judge(Table table, ForeignKey key, Demand demand) {
        var name = table.name().label();
        if (key.selfReference() && key.target().equals(reach.root())) {
            return effect(key, Certainty.DEPENDS, demand, "a tenant that another one points at cannot be deleted.");
        }
        if (clearedBefore(table, key)) {
            return effect(key, Certainty.SAFE, demand, "another key has cleared it by then.");
        }
        if (!reach.doomed(table.name())) {
            return effect(
                    key,
                    worst(table, key, demand.ifStays()),
                    demand,
                    "the rows of %s do not go with the tenant.".formatted(name));
        }
        if (deferred(key)) {
            return goesAtAll(table, key)
                    ? effect(
                            key, Certainty.SAFE, demand, "that is checked at commit, when %s are gone.".formatted(name))
                    : effect(key, Certainty.DEPENDS, demand, escape(name));
        }
        return goesInTime(table, key, demand)
                ? effect(key, Certainty.SAFE, demand, "by then the rows of %s are gone.".formatted(name))
                : tooLate(table, key, demand);
    }

    private KeyEffect tooLate(Table table, ForeignKey key, Demand demand) {
        var name = table.name().label();
        var check = reach.latestTarget(key) + 1 + demand.delay();
        var goes = arrival(table, key);
        if (goes.filter(arrival -> arrival.round() <= check).isEmpty()) {
            return effect(
                    key,
                    worst(table, key, demand.ifThere()),
                    demand,
                    "that is checked in step %d of the cascade, which reaches %s only in step %d."
                            .formatted(check, name, reach.earliest(table.name())));
        }
        if (goes.filter(arrival -> arrival.round() == check
                        && before(checked(key, reach.sureTargetBranch(key)), Optional.of(arrival.branch())))
                .isPresent()) {
            return effect(
                    key,
                    worst(table, key, demand.ifThere()),
                    demand,
                    "that is checked before the cascade reaches %s, because its trigger sorts first.".formatted(name));
        }
        return effect(
                key,
                Certainty.DEPENDS,
                demand,
                reach.latestUser(key) < CascadeReach.NEVER
                        ? "whether the cascade has reached %s by then depends on which rows point where."
                                .formatted(name)
                        : escape(name));
    }

    private static String escape(String table) {
        return "rows of %s stay where the keys that would take them along are NULL.".formatted(table);
    }

    private KeyEffect effect(ForeignKey key, Certainty certainty, Demand demand, String outcome) {
        return new KeyEffect(key, certainty, demand.text() + ": " + outcome, Cause.of(key, demand, certainty, reach));
    }

    /// As certain as the demand is, unless another key of the table may clear this one's columns first.
    private Certainty worst(Table table, ForeignKey key, Certainty certainty) {
        var clearedFirst = table.foreignKeys().stream()
                .filter(other -> !other.equals(key) && reach.doomed(other.target()))
                .anyMatch(other -> clears(other)
                        && Demand.overlap(other.clearedColumns(), key.columns())
                        && mayClear(table, other)
                        && !alwaysLater(other, key));
        return clearedFirst ? Certainty.DEPENDS : certainty;
    }

    private boolean mayClear(Table table, ForeignKey key) {
        return Demand.of(schema, reach, table, key)
                .filter(demand -> demand.ifThere() == Certainty.FAILS)
                .isEmpty();
    }

    /// Whether a key that always points at the same row sets a column of this one to NULL before this one acts. Where
    /// it
    /// may not, the delete fails there and not here.
    private boolean clearedBefore(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(other -> pointsAlike(table, other, key))
                .anyMatch(other -> Demand.overlap(new Clearing(table, other).nulled(), key.columns())
                        && mayClear(table, other)
                        && other.deleteTrigger().compareTo(key.deleteTrigger()) < 0);
    }

    /// Whether a row that uses one key points at the same row by another: there is only one row of the root.
    private boolean pointsAlike(Table table, ForeignKey other, ForeignKey key) {
        return other.target().equals(key.target())
                && (pairs(key).containsAll(pairs(other))
                        || (key.target().equals(reach.root())
                                && other.columns().stream()
                                        .allMatch(column -> key.columns().contains(column)
                                                || !table.column(column).nullable())));
    }

    /// Whether a key comes to act only when another has been checked, whatever the data.
    private boolean alwaysLater(ForeignKey key, ForeignKey checked) {
        if (key.target().equals(checked.target()) && pairs(key).equals(pairs(checked))) {
            return key.deleteTrigger().compareTo(checked.deleteTrigger()) > 0;
        }
        var earliest = reach.earliest(key.target());
        var latest = reach.latestTarget(checked);
        return earliest > latest
                || (earliest == latest
                        && before(
                                checked(checked, reach.sureTargetBranch(checked)),
                                checked(key, reach.firstBranch(key.target()))));
    }

    private static boolean clears(ForeignKey key) {
        return key.onDelete() == DeleteAction.SET_NULL || key.onDelete() == DeleteAction.SET_DEFAULT;
    }

    /// Only NO ACTION waits for the commit; RESTRICT and the clearing actions never do.
    private static boolean deferred(ForeignKey key) {
        return key.onDelete() == DeleteAction.NO_ACTION && key.initiallyDeferred();
    }

    private boolean goesAtAll(Table table, ForeignKey key) {
        return reach.latestUser(key) < CascadeReach.NEVER
                || twins(table, key).findAny().isPresent();
    }

    private boolean goesInTime(Table table, ForeignKey key, Demand demand) {
        var gone = reach.latestUser(key);
        var earliest = reach.earliest(key.target()) + demand.delay();
        return gone <= earliest
                || (gone == earliest + 1
                        && before(reach.sureUserBranch(key), checked(key, reach.firstBranch(key.target()))))
                || twins(table, key).anyMatch(cascade -> cascade.deleteTrigger().compareTo(key.deleteTrigger()) < 0);
    }

    /// A key on the root is checked by its own trigger there; any other in the branch that reaches its target.
    private Optional<String> checked(ForeignKey key, Optional<String> branch) {
        return key.target().equals(reach.root()) ? Optional.of(key.deleteTrigger()) : branch;
    }

    private static boolean before(Optional<String> first, Optional<String> second) {
        return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) < 0;
    }

    /// The CASCADE keys that point at the very row this key points at, whatever the data.
    private Stream<ForeignKey> twins(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(other -> other.onDelete() == DeleteAction.CASCADE && pointsAlike(table, other, key));
    }

    /// When the rows that use the key go at the earliest, other than because of the key's own check coming first.
    private Optional<CascadeReach.Arrival> arrival(Table table, ForeignKey key) {
        return reach.arrival(table.foreignKeys().stream()
                .filter(cascade -> !pointsAlike(table, cascade, key)
                        || cascade.deleteTrigger().compareTo(key.deleteTrigger()) < 0)
                .toList());
    }

    private static Set<List<String>> pairs(ForeignKey key) {
        var pairs = new HashSet<List<String>>();
        for (var position = 0; position < key.columns().size(); position++) {
            pairs.add(List.of(key.columns().get(position), key.targetColumns().get(position)));
        }
        return pairs;
    }
}
