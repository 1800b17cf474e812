package dev.seedbed.core.deliver;

import dev.seedbed.core.scenario.check.CheckReader;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Exclusion;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every rule that a schema states, as queries of Seedbed's own: they trust neither the generator nor what the server
/// checked while loading.
final class Rules {

    private Rules() {}

    static List<Rule> of(Schema schema) {
        var rules = new ArrayList<Rule>();
        for (var table : schema.tables()) {
            Stream.concat(table.foreignKeys().stream(), table.partitionKeys().common().stream())
                    .forEach(key -> rules.add(foreignKey(table, key, schema.table(key.target()))));
            table.uniqueKeys().forEach(key -> rules.add(unique(table, key)));
            table.checks().forEach(check -> rules.add(failing(table, check.name(), "check", check.expression())));
            table.exclusions().forEach(exclusion -> rules.add(exclusion(table, exclusion)));
            table.columns().forEach(column -> column(table, column, rules));
        }
        return rules;
    }

    private static Rule foreignKey(Table table, ForeignKey key, Table target) {
        var present = key.columns().stream()
                .map(column -> "child." + Sql.identifier(column) + " IS NOT NULL")
                .toList();
        var equal = Stream.iterate(0, index -> index + 1)
                .limit(key.columns().size())
                .map(index -> "parent." + Sql.identifier(key.targetColumns().get(index)) + " = child."
                        + Sql.identifier(key.columns().get(index)));
        var sql = "SELECT count(*) FROM " + table.ownRows() + " child WHERE "
                + "(" + String.join(key.matchFull() ? " OR " : " AND ", present) + ")"
                + " AND NOT EXISTS (SELECT 1 FROM " + target.ownRows() + " parent WHERE "
                + equal.collect(Collectors.joining(" AND ")) + ")";
        return new Rule(table.name(), key.name(), "rows point at no row of " + key.target(), sql);
    }

    private static Rule unique(Table table, UniqueKey key) {
        var parts = Stream.concat(
                        key.columns().stream().map(Sql::identifier),
                        key.expressions().stream().map(part -> "(" + part + ")"))
                .toList();
        var conditions = new ArrayList<String>();
        key.predicate().ifPresent(predicate -> conditions.add("(" + predicate + ")"));
        if (key.nullsDistinct()) {
            parts.forEach(part -> conditions.add(part + " IS NOT NULL"));
        }
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var names =
                IntStream.range(0, parts.size()).mapToObj(part -> "k" + part).toList();
        var named = IntStream.range(0, parts.size())
                .mapToObj(part -> parts.get(part) + " AS " + names.get(part))
                .collect(Collectors.joining(", "));
        var sql = "SELECT coalesce(sum(same), 0) FROM (SELECT count(*) AS same FROM (SELECT " + named + " FROM "
                + table.ownRows() + where + ") AS keys GROUP BY " + String.join(", ", names)
                + " HAVING count(*) > 1) AS doubles";
        return new Rule(table.name(), key.name(), "rows share a unique key", sql);
    }

    private static Rule failing(Table table, String name, String kind, String expression) {
        var sql = "SELECT count(*) FROM " + table.ownRows() + " WHERE NOT (" + expression + ")";
        return new Rule(table.name(), name, "rows fail a " + kind, sql);
    }

    /// Every pair of rows is compared; an element that is no column is computed for each row first.
    private static Rule exclusion(Table table, Exclusion exclusion) {
        var elements = exclusion.elements();
        var computed = IntStream.range(0, elements.size())
                .mapToObj(index -> value(elements.get(index)) + " AS element" + index)
                .collect(Collectors.joining(", "));
        var rows = "(SELECT tableoid, ctid, " + computed + " FROM "
                + table.ownRows()
                + exclusion.predicate().map(predicate -> " WHERE " + predicate).orElse("") + ")";
        var conflicts = IntStream.range(0, elements.size())
                .mapToObj(index ->
                        "one.element" + index + " " + elements.get(index).operator() + " other.element" + index)
                .collect(Collectors.joining(" AND "));
        var sql = "SELECT count(*) FROM " + rows + " one JOIN " + rows
                + " other ON (one.tableoid, one.ctid) <> (other.tableoid, other.ctid) AND " + conflicts;
        return new Rule(table.name(), exclusion.name(), "rows exclude each other", sql);
    }

    private static String value(Exclusion.Element element) {
        return element.column() ? Sql.identifier(element.expression()) : "(" + element.expression() + ")";
    }

    private static void column(Table table, Column column, List<Rule> rules) {
        var name = Sql.identifier(column.name());
        if (!column.nullable()) {
            var sql = "SELECT count(*) FROM " + table.ownRows() + " WHERE " + name
                    + (column.type().base() instanceof ColumnType.Composite
                            ? " IS NOT DISTINCT FROM NULL"
                            : " IS NULL");
            rules.add(new Rule(table.name(), column.name() + " NOT NULL", "rows have no value", sql));
        }
        domain(table, column, column.type(), rules);
        if (column.sequence().isPresent() && column.type().base() instanceof ColumnType.Whole) {
            var sql = "SELECT count(*) FROM (SELECT max(" + name + ") AS top FROM "
                    + table.ownRows() + ") AS numbers, " + column.sequence().get()
                    + " AS sequence, pg_catalog.pg_sequence WHERE seqrelid = sequence.tableoid AND seqincrement > 0"
                    + " AND top BETWEEN seqmin AND seqmax"
                    + " AND top >= sequence.last_value + sequence.is_called::integer";
            rules.add(new Rule(table.name(), column.sequence().get(), "the sequence is behind the rows", sql));
        }
    }

    private static void domain(Table table, Column column, ColumnType type, List<Rule> rules) {
        if (type instanceof ColumnType.Domain domain) {
            domain.checks()
                    .forEach(check -> rules.add(failing(
                            table,
                            check.name() + " on " + column.name(),
                            "domain check",
                            CheckReader.over(check, column.name()))));
            domain(table, column, domain.over(), rules);
        }
    }
}
