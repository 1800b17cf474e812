package dev.seedbed.core.trial;

import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/// Conditions as functions of the session, which vanish with it.
final class Predicates {

    private final Connection connection;
    private int functions;

    Predicates(Connection connection) {
        this.connection = connection;
    }

    /// A function of texts, one for each column of the condition, that says whether they are values of the types and
    /// keep the condition, whatever error that ends in. Its name, ready to be called.
    String of(Table table, Condition condition) throws SQLException {
        return create(table, condition, "boolean", "coalesce((" + condition.expression() + "), true)", "false");
    }

    /// The same columns' function for what an expression of them computes, as text; NULL where that fails.
    String valueOf(Table table, Condition condition, String expression) throws SQLException {
        return create(table, condition, "text", "(" + expression + ")::text", "NULL");
    }

    private String create(Table table, Condition condition, String type, String result, String otherwise)
            throws SQLException {
        var name = "pg_temp.seedbed_keeps_" + functions++;
        var columns = condition.columns();
        var variables = new StringBuilder();
        for (var index = 0; index < columns.size(); index++) {
            variables.append(variable(
                    columns.get(index), table.column(columns.get(index)).type(), "$" + (index + 1)));
        }
        for (var computed : condition.computed()) {
            variables.append(variable(
                    computed.name(),
                    computed.type(),
                    "(" + computed.defaultExpression().orElse("NULL") + ")"));
        }
        var body = "BEGIN DECLARE " + variables + " BEGIN RETURN " + result
                + "; END; EXCEPTION WHEN OTHERS THEN RETURN " + otherwise + "; END";
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION " + name + "("
                    + columns.stream().map(_ -> "text").collect(Collectors.joining(", "))
                    + ") RETURNS " + type + " LANGUAGE plpgsql AS " + Sql.literal(body));
        }
        return name;
    }

    private static String variable(String name, ColumnType type, String value) {
        return Sql.identifier(name) + " " + type.sql() + " := " + value + "; ";
    }
}
