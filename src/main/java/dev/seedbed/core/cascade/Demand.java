package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What makes the delete fail at a key when rows that use it are still there as the rows they point at go.
///
/// `text` says it, to be continued after a colon, and `cause` what kind it is of. `ifThere` is how certain the
/// failure then is, and `ifStays` how certain when nothing ever deletes the rows. `delay` is how many rounds after
/// the key has acted the server looks.
record Demand(String text, Cause cause, Certainty ifThere, Certainty ifStays, int delay) {

    private Demand(String text, Certainty certainty, Cause cause) {
        this(text, cause, certainty, certainty, 0);
    }

    /// What the key demands; CASCADE demands nothing, nor does clearing columns that may well be cleared.
    static Optional<Demand> of(Schema schema, CascadeReach reach, Table table, ForeignKey key) {
        var clearing = new Clearing(table, key);
        return switch (key.onDelete()) {
            case CASCADE -> Optional.empty();
            case NO_ACTION, RESTRICT ->
                Optional.of(new Demand(
                        "%s lets no %s go while a row points at it"
                                .formatted(name(key), key.target().label()),
                        Certainty.FAILS,
                        key.onDelete() == DeleteAction.RESTRICT ? Cause.RESTRICT : Cause.ORDER));
            case SET_NULL, SET_DEFAULT ->
                required(clearing)
                        .or(() -> partOfFullMatch(reach, clearing))
                        .or(() -> referenced(schema, reach, key))
                        .or(() -> needsDefault(clearing));
        };
    }

    static String name(ForeignKey key) {
        return "%s (%s)".formatted(key.name(), key.onDelete().sql());
    }

    /// Only NO ACTION waits for the commit; RESTRICT and the clearing actions never do.
    static boolean deferred(ForeignKey key) {
        return key.onDelete() == DeleteAction.NO_ACTION && key.initiallyDeferred();
    }

    static boolean overlap(List<String> some, List<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static Optional<Demand> required(Clearing clearing) {
        var key = clearing.key();
        return clearing.refused()
                .map(column -> new Demand(
                        "%s cannot clear %s, which is NOT NULL".formatted(name(key), column),
                        Certainty.FAILS,
                        key.clearedColumns().size() == 1 ? Cause.NOT_NULL : Cause.COMPOSITE));
    }

    private static Optional<Demand> partOfFullMatch(CascadeReach reach, Clearing clearing) {
        return clearing.table().foreignKeys().stream()
                .filter(clearing::halves)
                .min(Comparator.comparing(ForeignKey::initiallyDeferred))
                .map(full -> new Demand(
                        cannotClear(clearing.key(), "the MATCH FULL key %s allows only with its other columns", full),
                        Cause.MATCH_FULL,
                        Certainty.DEPENDS,
                        full.initiallyDeferred() && changesAgain(reach, clearing, full)
                                ? Certainty.DEPENDS
                                : Certainty.FAILS,
                        1));
    }

    /// Whether another key may make a MATCH FULL key whole again before the commit.
    private static boolean changesAgain(CascadeReach reach, Clearing clearing, ForeignKey full) {
        return clearing.table().foreignKeys().stream()
                .anyMatch(other -> !other.equals(clearing.key())
                        && overlap(other.clearedColumns(), full.columns())
                        && reach.doomed(other.target()));
    }

    /// Rows that point at a cleared column matter when they are still there one round after it was cleared.
    private static Optional<Demand> referenced(Schema schema, CascadeReach reach, ForeignKey key) {
        return schema.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .filter(reference -> reference.target().equals(key.table())
                        && overlap(reference.targetColumns(), key.clearedColumns())
                        && !carries(reference, key)
                        && reach.latestUser(reference, way -> !way.target().equals(key.table()))
                                > reach.earliest(key.target()) + 1)
                .findFirst()
                .map(reference -> new Demand(
                        cannotClear(key, "rows may point at by %s", reference), Certainty.DEPENDS, Cause.REFERENCED));
    }

    /// Whether rows that point at each other by the reference use the key alike: the key clears them all at once.
    private static boolean carries(ForeignKey reference, ForeignKey key) {
        return reference.selfReference()
                && key.columns().stream()
                        .allMatch(column -> reference.columns().indexOf(column) >= 0
                                && reference.columns().indexOf(column)
                                        == reference.targetColumns().indexOf(column));
    }

    private static String cannotClear(ForeignKey key, String because, ForeignKey other) {
        var columns = String.join(", ", key.clearedColumns());
        return "%s cannot clear %s, which %s".formatted(name(key), columns, because.formatted(other.name()));
    }

    private static Optional<Demand> needsDefault(Clearing clearing) {
        var key = clearing.key();
        return takesPart(clearing)
                ? Optional.of(new Demand(
                        "%s needs the row that the default of %s names"
                                .formatted(name(key), String.join(", ", key.clearedColumns())),
                        Certainty.DEPENDS,
                        Cause.DEFAULT_ROW))
                : Optional.empty();
    }

    /// Whether a default becomes part of a key without NULL: of this one, or of another that shares a column.
    private static boolean takesPart(Clearing clearing) {
        var nulled = clearing.nulled();
        return clearing.table().foreignKeys().stream()
                .anyMatch(other -> overlap(other.columns(), clearing.defaulted()) && !overlap(other.columns(), nulled));
    }
}
