package dev.seedbed.core.cascade.migration;

import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the column by which a row-level security policy tells a row's tenant: one of the tenant key's type that the
/// policy compares.
final class PolicyColumn {

    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*+'");

    /// Casts and brackets that the server writes between an operand and its operator.
    private static final String ENDING = "\\)*(?:::[a-z ]+)?\\)*\\s*";

    private PolicyColumn() {}

    static Optional<Column> find(Table table, Column rootKey) {
        var policies = table.policies().stream()
                .map(policy -> TEXT.matcher(policy).replaceAll("''"))
                .toList();
        return table.columns().stream()
                .filter(column -> KeyTypes.match(column.type(), rootKey.type()))
                .filter(column -> policies.stream().anyMatch(policy -> compares(policy, table, column)))
                .findFirst();
    }

    private static boolean compares(String policy, Table table, Column column) {
        var operand = operand(table, column.name());
        return List.of(operand + ENDING + "(?:=|IN\\b|IS NOT DISTINCT\\b)", "= \\(*" + operand).stream()
                .anyMatch(comparison ->
                        Pattern.compile(comparison).matcher(policy).find());
    }

    /// The column, bare or behind the name of its table, as the server deparses it.
    private static String operand(Table table, String column) {
        return "(?<![\\w.\"$])(?:" + either(table.name().name()) + "\\.)?" + either(column) + "(?![\\w.\"$])";
    }

    private static String either(String name) {
        return "(?:" + Pattern.quote(name) + "|" + Pattern.quote(Sql.identifier(name)) + ")";
    }
}
