package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a migration may change about a foreign key: its columns, and what it does on delete and when.
record KeyShape(
        List<String> columns,
        List<String> targetColumns,
        DeleteAction onDelete,
        List<String> clearedColumns,
        boolean deferrable,
        boolean initiallyDeferred) {

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")*+\"");
    private static final Pattern ON_UPDATE = Pattern.compile(" ON UPDATE (?:CASCADE|RESTRICT|SET NULL|SET DEFAULT)");

    static KeyShape of(ForeignKey key) {
        return new KeyShape(
                key.columns(),
                key.targetColumns(),
                key.onDelete(),
                key.clearedColumns(),
                key.deferrable(),
                key.initiallyDeferred());
    }

    KeyShape cascading() {
        return new KeyShape(columns, targetColumns, DeleteAction.CASCADE, List.of(), deferrable, initiallyDeferred);
    }

    KeyShape clearing(List<String> cleared) {
        return new KeyShape(columns, targetColumns, DeleteAction.SET_NULL, cleared, deferrable, initiallyDeferred);
    }

    KeyShape checkedAtCommit() {
        return new KeyShape(columns, targetColumns, DeleteAction.NO_ACTION, List.of(), true, true);
    }

    /// With one more pair of columns in front.
    KeyShape carrying(String column, String targetColumn) {
        return new KeyShape(
                prepend(column, columns),
                prepend(targetColumn, targetColumns),
                onDelete,
                clearedColumns,
                deferrable,
                initiallyDeferred);
    }

    private static List<String> prepend(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /// The key in this shape; what it does on update, how it matches and whether it is validated stay.
    ForeignKey key(ForeignKey old) {
        return key(old, old.deleteTrigger());
    }

    ForeignKey key(ForeignKey old, String deleteTrigger) {
        return new ForeignKey(
                old.name(),
                old.table(),
                columns,
                old.target(),
                targetColumns,
                onDelete,
                clearedColumns,
                deferrable,
                initiallyDeferred,
                old.matchFull(),
                old.validated(),
                deleteTrigger,
                definition(old.target(), (old.matchFull() ? " MATCH FULL" : "") + onUpdate(old)),
                old.comment());
    }

    /// A key that is not there yet and cascades.
    static ForeignKey cascading(
            TableName table, List<String> columns, TableName target, List<String> targetColumns, String name) {
        var shape = new KeyShape(columns, targetColumns, DeleteAction.CASCADE, List.of(), false, false);
        return new ForeignKey(
                name,
                table,
                shape.columns,
                target,
                shape.targetColumns,
                shape.onDelete,
                shape.clearedColumns,
                false,
                false,
                false,
                true,
                "",
                shape.definition(target, ""),
                Optional.empty());
    }

    /// The part of the definition that says what happens on update; empty when that is nothing.
    static String onUpdate(ForeignKey key) {
        var match = ON_UPDATE.matcher(QUOTED.matcher(key.definition()).replaceAll("x"));
        return match.find() ? match.group() : "";
    }

    /// Whether the key is about periods of time, which the server lets do nothing but refuse.
    static boolean temporal(ForeignKey key) {
        return QUOTED.matcher(key.definition()).replaceAll("x").contains("PERIOD ");
    }

    private String definition(TableName target, String middle) {
        return "FOREIGN KEY (%s) REFERENCES %s (%s)%s%s%s"
                .formatted(
                        Sql.identifiers(columns),
                        target.sql(),
                        Sql.identifiers(targetColumns),
                        middle,
                        onDelete == DeleteAction.NO_ACTION ? "" : " ON DELETE " + onDelete.sql() + clearedOnly(),
                        deferral(deferrable, initiallyDeferred));
    }

    private String clearedOnly() {
        var some = !clearedColumns.isEmpty() && clearedColumns.size() < columns.size();
        return some ? " (" + Sql.identifiers(clearedColumns) + ")" : "";
    }

    private static String deferral(boolean deferrable, boolean initiallyDeferred) {
        if (!deferrable) {
            return "";
        }
        return initiallyDeferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    }
}
