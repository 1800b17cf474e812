package dev.seedbed.core.deliver;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Index;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.Trigger;
import dev.seedbed.core.schema.UniqueKey;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A key that is dropped before rows are loaded and made again behind them: checking all rows at once is many times
/// faster than row by row, and the server checks them all the same.
record Rebuild(String name, String drop, String create) {

    /// The last made first: made again in reverse, their triggers fire in the order that they had, which decides what
    /// deleting a tenant meets first.
    static List<Rebuild> foreignKeys(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .sorted(Comparator.comparing(ForeignKey::deleteTrigger).reversed())
                .map(Rebuild::foreignKey)
                .toList();
    }

    /// Row-level security that would hide rows from the owner who loads them.
    static List<Rebuild> forcedRowSecurity(Schema schema) {
        return schema.tables().stream()
                .filter(table -> table.interception().rowSecurityForced())
                .map(table -> {
                    var alter = "ALTER TABLE " + table.name().sql();
                    return new Rebuild(
                            table.name().name(),
                            alter + " NO FORCE ROW LEVEL SECURITY",
                            alter + " FORCE ROW LEVEL SECURITY");
                })
                .toList();
    }

    /// Triggers and rules that would write, change or refuse the rows: what they would have written is generated as
    /// well. Switched off and on rather than dropped.
    static List<Rebuild> insertTriggers(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> Stream.concat(
                        table.triggers().stream().filter(Trigger::onInsert).map(trigger -> trigger(table, trigger)),
                        table.interception().insertRules().stream()
                                .map(rule -> switched(table, rule, "RULE", "ENABLE"))))
                .toList();
    }

    private static Rebuild trigger(Table table, Trigger trigger) {
        return switched(table, trigger.name(), "TRIGGER", trigger.plain() ? "ENABLE" : "ENABLE ALWAYS");
    }

    private static Rebuild switched(Table table, String name, String kind, String on) {
        var alter = "ALTER TABLE " + table.name().sql();
        var what = " " + kind + " " + Sql.identifier(name);
        return new Rebuild(name, alter + " DISABLE" + what, alter + " " + on + what);
    }

    static Rebuild foreignKey(ForeignKey key) {
        var table = key.table().sql();
        var made = constraint(table, key.name(), key.definition());
        return key.commentStatement().map(made::and).orElse(made);
    }

    private Rebuild and(String statement) {
        return new Rebuild(name, drop, create + ";\n" + statement);
    }

    /// Indexes that no constraint needs and that no uniqueness rests on. One that carries more than its definition
    /// stays, here and below: what is not dropped loses nothing.
    static List<Rebuild> secondaryIndexes(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> table.indexes().stream()
                        .filter(index ->
                                index.constraint().isEmpty() && !index.unique() && index.valid() && index.plain())
                        .map(index -> index(table, index)))
                .toList();
    }

    /// Unique indexes, unique and exclusion constraints, primary keys: in this order, for they may be dropped only
    /// when no foreign key needs them.
    static List<Rebuild> keys(Schema schema) {
        return schema.tables().stream()
                .flatMap(table -> Stream.concat(
                        table.exclusions().stream()
                                .filter(exclusion -> plain(table, exclusion.name()))
                                .map(exclusion ->
                                        constraint(table.name().sql(), exclusion.name(), exclusion.definition())),
                        table.uniqueKeys().stream()
                                .filter(key -> plain(table, key.name()))
                                .map(key -> key(table, key))))
                .toList();
    }

    private static boolean plain(Table table, String name) {
        return table.indexes().stream()
                .filter(index -> index.name().equals(name))
                .allMatch(Index::plain);
    }

    private static Rebuild key(Table table, UniqueKey key) {
        return key.kind() == UniqueKey.Kind.INDEX
                ? new Rebuild(key.name(), dropIndex(table, key.name()), key.definition())
                : constraint(table.name().sql(), key.name(), key.definition());
    }

    private static Rebuild index(Table table, Index index) {
        return new Rebuild(index.name(), dropIndex(table, index.name()), index.definition());
    }

    private static String dropIndex(Table table, String name) {
        return "DROP INDEX " + Sql.identifier(table.name().schema()) + "." + Sql.identifier(name);
    }

    private static Rebuild constraint(String table, String name, String definition) {
        var alter = "ALTER TABLE " + table;
        return new Rebuild(
                name,
                alter + " DROP CONSTRAINT " + Sql.identifier(name),
                alter + " ADD CONSTRAINT " + Sql.identifier(name) + " " + definition);
    }
}
