package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Optional;

/// What makes the delete fail at a key when rows that use it are still there as the rows they point at go.
///
/// `text` says it, to be continued after a colon. `ifThere` is how certain the failure then is, and `cause`
/// what kind it is of.
record Demand(String text, Certainty ifThere, Cause cause) {

    /// What the key demands; CASCADE demands nothing, nor does clearing columns that may well be cleared.
    static Optional<Demand> of(Schema schema, Table table, ForeignKey key) {
        return switch (key.onDelete()) {
            case CASCADE -> Optional.empty();
            case NO_ACTION, RESTRICT ->
                Optional.of(new Demand(
                        "%s lets no %s go while a row points at it"
                                .formatted(name(key), key.target().label()),
                        Certainty.FAILS,
                        key.onDelete() == DeleteAction.RESTRICT ? Cause.RESTRICT : Cause.ORDER));
            case SET_NULL, SET_DEFAULT ->
                required(table, key)
                        .or(() -> partOfFullMatch(table, key))
                        .or(() -> referenced(schema, key))
                        .or(() -> needsDefault(table, key));
        };
    }

    static String name(ForeignKey key) {
        return "%s (%s)".formatted(key.name(), key.onDelete().sql());
    }

    static boolean overlap(List<String> some, List<String> others) {
        return some.stream().anyMatch(others::contains);
    }

    private static Optional<Demand> required(Table table, ForeignKey key) {
        return key.clearedColumns().stream()
                .map(table::column)
                .filter(column -> !column.nullable() && !(setsDefault(key) && hasDefault(column)))
                .findFirst()
                .map(column -> new Demand(
                        "%s cannot clear %s, which is NOT NULL".formatted(name(key), column.name()),
                        Certainty.FAILS,
                        key.clearedColumns().size() == 1 ? Cause.NOT_NULL : Cause.COMPOSITE));
    }

    private static Optional<Demand> partOfFullMatch(Table table, ForeignKey key) {
        return table.foreignKeys().stream()
                .filter(full -> full.matchFull()
                        && overlap(full.columns(), key.clearedColumns())
                        && !key.clearedColumns().containsAll(full.columns()))
                .findFirst()
                .map(full -> cannotClear(
                        key, "the MATCH FULL key %s allows only with its other columns", full, Cause.MATCH_FULL));
    }

    private static Optional<Demand> referenced(Schema schema, ForeignKey key) {
        return schema.tables().stream()
                .flatMap(other -> other.foreignKeys().stream())
                .filter(reference -> reference.target().equals(key.table())
                        && overlap(reference.targetColumns(), key.clearedColumns()))
                .findFirst()
                .map(reference -> cannotClear(key, "rows may point at by %s", reference, Cause.REFERENCED));
    }

    private static Demand cannotClear(ForeignKey key, String because, ForeignKey other, Cause cause) {
        var columns = String.join(", ", key.clearedColumns());
        return new Demand(
                "%s cannot clear %s, which %s".formatted(name(key), columns, because.formatted(other.name())),
                Certainty.DEPENDS,
                cause);
    }

    private static Optional<Demand> needsDefault(Table table, ForeignKey key) {
        return setsDefault(key)
                        && key.clearedColumns().stream().map(table::column).anyMatch(Demand::hasDefault)
                ? Optional.of(new Demand(
                        "%s needs the row that the default of %s names"
                                .formatted(name(key), String.join(", ", key.clearedColumns())),
                        Certainty.DEPENDS,
                        Cause.DEFAULT_ROW))
                : Optional.empty();
    }

    private static boolean setsDefault(ForeignKey key) {
        return key.onDelete() == DeleteAction.SET_DEFAULT;
    }

    private static boolean hasDefault(Column column) {
        return column.defaultExpression()
                .filter(expression -> !expression.startsWith("NULL"))
                .isPresent();
    }
}
