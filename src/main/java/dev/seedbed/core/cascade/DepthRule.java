package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Optional;
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
        if (sameRow(table).clearedBefore(key)) {
            return effect(key, Certainty.SAFE, demand, "another key has cleared it by then.");
        }
        if (!reach.doomed(table.name())) {
            return effect(
                    key,
                    worst(table, key, demand.ifStays()),
                    demand,
                    "the rows of %s do not go with the tenant.".formatted(name));
        }
        if (Demand.deferred(key)) {
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
        var check = reach.latestTarget(key).round() + 1 + demand.delay();
        if (!mayGoBefore(table, key, check)) {
            var earliest = reach.earliest(table.name());
            return effect(
                    key,
                    worst(table, key, demand.ifStays()),
                    demand,
                    earliest > check
                            ? "that is checked in step %d of the cascade, which reaches %s only in step %d."
                                    .formatted(check, name, earliest)
                            : "that is checked before the cascade reaches %s, because its trigger sorts first."
                                    .formatted(name));
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

    /// Whether the cascade can reach rows that use the key before it is checked in this round. A CASCADE key that
    /// points alike, with a later trigger, never helps.
    private boolean mayGoBefore(Table table, ForeignKey key, int check) {
        var helping = table.foreignKeys().stream()
                .filter(cascade -> !sameRow(table).pointsAlike(cascade, key)
                        || cascade.deleteTrigger().compareTo(key.deleteTrigger()) < 0)
                .toList();
        return reach.arrival(helping)
                .filter(arrival -> arrival.round() <= check)
                .filter(arrival -> arrival.round() < check
                        || !before(checked(key, latestBranch(key)), Optional.of(arrival.branch())))
                .isPresent();
    }

    private SameRow sameRow(Table table) {
        return new SameRow(table, reach.root());
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
                        && !alwaysLater(table, other, key));
        return clearedFirst ? Certainty.DEPENDS : certainty;
    }

    private boolean mayClear(Table table, ForeignKey key) {
        return Demand.of(schema, reach, table, key)
                .map(demand -> mayGoAfterwards(table, key) ? demand.ifThere() : demand.ifStays())
                .filter(Certainty.FAILS::equals)
                .isEmpty();
    }

    /// Whether rows that the key has cleared can still go, by a key that it leaves as it is.
    private boolean mayGoAfterwards(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .anyMatch(way -> way.onDelete() == DeleteAction.CASCADE
                        && reach.doomed(way.target())
                        && !Demand.overlap(way.columns(), key.clearedColumns()));
    }

    /// Whether a key comes to act only when another has been checked, whatever the data.
    private boolean alwaysLater(Table table, ForeignKey key, ForeignKey checked) {
        if (Demand.deferred(checked)) {
            return false;
        }
        if (sameRow(table).pointsAlike(key, checked) && sameRow(table).pointsAlike(checked, key)) {
            return key.deleteTrigger().compareTo(checked.deleteTrigger()) > 0;
        }
        var earliest = reach.earliest(key.target());
        var latest = reach.latestTarget(checked).round();
        return earliest > latest
                || (earliest == latest
                        && before(
                                checked(checked, latestBranch(checked)),
                                checked(key, reach.firstBranch(key.target()))));
    }

    private Optional<String> latestBranch(ForeignKey key) {
        return Optional.of(reach.latestTarget(key).branch()).filter(branch -> !branch.isEmpty());
    }

    private static boolean clears(ForeignKey key) {
        return key.onDelete() == DeleteAction.SET_NULL || key.onDelete() == DeleteAction.SET_DEFAULT;
    }

    private boolean goesAtAll(Table table, ForeignKey key) {
        return reach.latestUser(key) < CascadeReach.NEVER
                || twins(table, key).findAny().isPresent();
    }

    private boolean goesInTime(Table table, ForeignKey key, Demand demand) {
        var gone = reach.latestUser(key);
        var earliest = reach.earliest(key.target());
        return gone <= earliest
                || (gone == earliest + 1
                        && before(reach.sureUserBranch(key), checked(key, reach.firstBranch(key.target()))))
                || (demand.delay() > 0 && goesAfterwards(key, earliest + demand.delay()))
                || twins(table, key).anyMatch(cascade -> cascade.deleteTrigger().compareTo(key.deleteTrigger()) < 0);
    }

    /// Whether rows that the key has cleared are gone by this round: by keys that it leaves as they are.
    private boolean goesAfterwards(ForeignKey key, int round) {
        return reach.latestUser(key, way -> !Demand.overlap(way.columns(), key.clearedColumns())) <= round;
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
                .filter(other -> other.onDelete() == DeleteAction.CASCADE
                        && sameRow(table).pointsAlike(other, key));
    }
}
