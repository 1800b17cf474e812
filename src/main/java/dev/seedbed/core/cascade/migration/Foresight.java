package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.cascade.migration.Change.AddColumn;
import dev.seedbed.core.cascade.migration.Change.AddIndex;
import dev.seedbed.core.cascade.migration.Change.AddKey;
import dev.seedbed.core.cascade.migration.Change.ReplaceKey;
import dev.seedbed.core.cascade.migration.Change.RequireColumn;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The schema as a migration will leave it.
///
/// A key that is made anew gets triggers with new numbers, in whose order the server fires them. It compares them as
/// text, so that they come behind those of older keys (99998, 99999) or before them (100001): both are foreseen.
final class Foresight {

    private final String prefix;

    private Foresight(String prefix) {
        this.prefix = prefix;
    }

    /// With new triggers that fire behind all others.
    static Schema late(Schema schema, Changes changes) {
        var last = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .map(ForeignKey::deleteTrigger)
                .max(Comparator.naturalOrder())
                .orElse("");
        return new Foresight(last + "~").of(schema, changes);
    }

    /// With new triggers that fire before all others.
    static Schema early(Schema schema, Changes changes) {
        return new Foresight("!").of(schema, changes);
    }

    private Schema of(Schema schema, Changes changes) {
        var foreseen = schema;
        for (var place = 0; place < changes.all().size(); place++) {
            var change = changes.all().get(place).change();
            foreseen = foreseen.with(changed(foreseen.table(change.table()), change, place));
        }
        return foreseen;
    }

    private Table changed(Table table, Change change, int place) {
        return switch (change) {
            case AddColumn(var _, var column, var _, var _) -> withColumns(table, append(table.columns(), column));
            case AddIndex(var _, var index) -> withIndex(table, index);
            case RequireColumn(var _, var name) ->
                withColumns(
                        table,
                        table.columns().stream()
                                .map(column -> column.name().equals(name) ? required(column) : column)
                                .toList());
            case ReplaceKey replace ->
                withKeys(
                        table,
                        table.foreignKeys().stream()
                                .map(key -> key.name().equals(replace.to().name())
                                        ? KeyShape.of(replace.to()).key(key, trigger(replace, place))
                                        : key)
                                .toList());
            case AddKey(var key) ->
                withKeys(table, append(table.foreignKeys(), KeyShape.of(key).key(key, trigger(place))));
        };
    }

    private String trigger(ReplaceKey replace, int place) {
        return replace.inPlace() ? replace.from().deleteTrigger() : trigger(place);
    }

    /// New triggers fire in the order in which their keys are made.
    private String trigger(int place) {
        return String.format(Locale.ROOT, "%s%06d", prefix, place);
    }

    private static Table withColumns(Table table, List<Column> columns) {
        return table.with(columns, table.uniqueKeys(), table.foreignKeys(), table.indexes());
    }

    private static Table withKeys(Table table, List<ForeignKey> keys) {
        return table.with(table.columns(), table.uniqueKeys(), keys, table.indexes());
    }

    private static Table withIndex(Table table, Index index) {
        var unique = new UniqueKey(
                index.name(),
                UniqueKey.Kind.INDEX,
                index.columns(),
                List.of(),
                List.of(),
                Optional.empty(),
                true,
                false,
                index.definition());
        return table.with(
                table.columns(),
                index.unique() ? append(table.uniqueKeys(), unique) : table.uniqueKeys(),
                table.foreignKeys(),
                append(table.indexes(), index));
    }

    private static Column required(Column column) {
        return new Column(
                column.name(),
                column.type(),
                false,
                column.filling(),
                column.defaultExpression(),
                column.sequence(),
                column.comment());
    }

    private static <T> List<T> append(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
}
