package dev.seedbed.core.trial;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import java.util.ArrayList;
import java.util.List;

/// What must hold for some columns of a row: a check, or that a computed value can be computed. True or unknown keeps
/// it, an error does not.
///
/// `columns` are written ones; `computed` are the generated columns that the expression reads besides.
record Condition(String name, String expression, List<String> columns, List<Column> computed) {

    Condition {
        columns = List.copyOf(columns);
        computed = List.copyOf(computed);
    }

    /// A rule that the schema's records do not hold: what an index computes, or what a partition alone asks for.
    record Hidden(String name, String expression) {}

    static List<Condition> of(Table table, List<Hidden> hidden) {
        var all = new ArrayList<Condition>();
        for (var check : table.checks()) {
            all.add(over(table, check.name(), check.expression(), check.columns()));
        }
        for (var column : table.columns()) {
            if (!column.written()) {
                all.add(over(table, column.name(), computable(column), List.of(column.name())));
            }
        }
        for (var rule : hidden) {
            all.add(over(table, rule.name(), rule.expression(), named(table, rule.expression())));
        }
        return all.stream().filter(condition -> !condition.columns().isEmpty()).toList();
    }

    /// What is asked of a key, asked of the column that it references: that its values are of the key's type, and keep
    /// the conditions over the key alone.
    static List<Condition> handedUp(Column key, List<Condition> conditions, String referenced) {
        var value = Sql.identifier(referenced) + "::" + key.type().sql();
        var all = new ArrayList<>(List.of(
                new Condition(key.name(), "(" + value + " IS NULL) IN (true, false)", List.of(referenced), List.of())));
        for (var condition : conditions) {
            if (condition.columns().equals(List.of(key.name()))
                    && condition.computed().isEmpty()) {
                var expression = key.name().equals(referenced)
                        ? condition.expression()
                        : "(SELECT " + condition.expression() + " FROM (SELECT " + value + " AS "
                                + Sql.identifier(key.name()) + ") handed)";
                all.add(new Condition(condition.name(), expression, List.of(referenced), List.of()));
            }
        }
        return all;
    }

    private static Condition over(Table table, String name, String expression, List<String> read) {
        var computed = read.stream()
                .map(table::column)
                .filter(column -> !column.written())
                .toList();
        var columns = new ArrayList<>(
                read.stream().filter(column -> table.column(column).written()).toList());
        computed.stream()
                .flatMap(column -> named(table, column.defaultExpression().orElse("")).stream())
                .filter(column -> table.column(column).written() && !columns.contains(column))
                .forEach(columns::add);
        return new Condition(name, expression, columns, computed);
    }

    /// The columns whose names are in an expression: a few too many do no harm.
    private static List<String> named(Table table, String expression) {
        return table.columns().stream()
                .map(Column::name)
                .filter(expression::contains)
                .toList();
    }

    private static String computable(Column generated) {
        var value = "\"" + generated.name().replace("\"", "\"\"") + "\" IS NOT NULL";
        return generated.nullable() ? "(" + value + ") IN (true, false)" : value;
    }
}
