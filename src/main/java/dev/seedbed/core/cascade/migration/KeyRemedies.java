package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.migration.Change.ReplaceKey;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a key can be made to do on delete instead; empty where the server or the schema does not let it.
record KeyRemedies(Situation situation) {

    Optional<Offer> cascade(ForeignKey key) {
        return key.onDelete() == DeleteAction.CASCADE || KeyShape.temporal(key)
                ? Optional.empty()
                : Optional.of(offer(
                        Remedy.CASCADE,
                        key,
                        KeyShape.of(key).cascading(),
                        "Rows of %s are deleted with the rows of %s that they point at."
                                .formatted(key.table().label(), key.target().label())));
    }

    /// Only where all rows of the table go with the tenant anyway.
    Optional<Offer> checkAtCommit(ForeignKey key) {
        var waits = key.onDelete() == DeleteAction.NO_ACTION && key.initiallyDeferred();
        return waits || !situation.departures().goesWhole(key.table())
                ? Optional.empty()
                : Optional.of(offer(
                        Remedy.DEFERRABLE,
                        key,
                        KeyShape.of(key).checkedAtCommit(),
                        "%s is checked at commit: a single row of %s that is still in use cannot be deleted, a whole tenant can."
                                .formatted(key.name(), key.target().label())));
    }

    /// Clears what may be NULL: all columns of the key, or those that do not hold the tenant's key.
    Optional<Offer> setNull(ForeignKey key) {
        var cleared = clearable(key);
        return cleared.isEmpty() || KeyShape.temporal(key) || does(key, cleared)
                ? Optional.empty()
                : Optional.of(offer(
                        Remedy.SET_NULL,
                        key,
                        KeyShape.of(key).clearing(cleared),
                        "Rows of %s stay and lose %s.".formatted(key.table().label(), String.join(", ", cleared))));
    }

    private static boolean does(ForeignKey key, List<String> cleared) {
        return key.onDelete() == DeleteAction.SET_NULL && key.clearedColumns().equals(cleared);
    }

    private List<String> clearable(ForeignKey key) {
        var table = situation.table(key.table());
        var free = key.columns().stream()
                .map(table::column)
                .filter(column -> column.nullable() && column.written())
                .map(Column::name)
                .toList();
        var cleared = situation.clearsSomeColumns() ? besideTheTenant(key, free) : free;
        var possible =
                situation.clearsSomeColumns() || cleared.size() == key.columns().size();
        return possible && !inUse(key, cleared) && !tornApart(table, cleared) ? cleared : List.of();
    }

    private List<String> besideTheTenant(ForeignKey key, List<String> free) {
        var tenant = situation.carriers().of(key.table());
        var beside = free.stream().filter(column -> !tenant.contains(column)).toList();
        return beside.isEmpty() ? free : beside;
    }

    /// Whether other rows may point at what would be cleared.
    private boolean inUse(ForeignKey key, List<String> cleared) {
        return situation.referencing(key.table()).stream()
                .anyMatch(reference -> reference.targetColumns().stream().anyMatch(cleared::contains));
    }

    /// Whether a MATCH FULL key would be left with some of its columns set and some not.
    private static boolean tornApart(Table table, List<String> cleared) {
        return table.foreignKeys().stream()
                .anyMatch(full -> full.matchFull()
                        && full.columns().stream().anyMatch(cleared::contains)
                        && !cleared.containsAll(full.columns()));
    }

    private static Offer offer(Remedy remedy, ForeignKey key, KeyShape shape, String effect) {
        return new Offer(remedy, effect, List.of(new ReplaceKey(key, shape.key(key))));
    }

    /// What there is of the offers in this order, and at last to keep the key.
    static List<Offer> orKeep(List<Optional<Offer>> offers) {
        return Stream.concat(offers.stream().flatMap(Optional::stream), Stream.of(Offer.keep()))
                .toList();
    }
}
