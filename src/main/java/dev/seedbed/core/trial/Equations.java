package dev.seedbed.core.trial;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.trial.Candidates.Candidate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Conditions that set a column equal to what columns compute, such as `slug = lower(slug)` and
/// `context = context_of(design, draft)`: the server says what that is.
record Equations(Connection connection, Predicates predicates, TablePlan table, Map<String, List<Candidate>> choices) {

    private static final int SAMPLES = 12;
    private static final int MOST_VALUES = 24;

    /// What a column may be equal to: values of the conditions' other sides.
    List<String> of(String column, List<Condition> conditions) throws SQLException {
        var all = new ArrayList<String>();
        for (var condition : conditions) {
            var other = otherSide(condition.expression(), column);
            if (other.isPresent() && condition.columns().contains(column)) {
                all.addAll(values(condition, other.get()));
            }
        }
        return all;
    }

    private List<String> values(Condition condition, String expression) throws SQLException {
        var read = condition.columns();
        var function = predicates.valueOf(table.table(), condition, expression);
        var from = read.stream()
                .map(column ->
                        "unnest(" + array(column) + ") u" + read.indexOf(column) + "(v" + read.indexOf(column) + ")")
                .collect(Collectors.joining(" CROSS JOIN "));
        var arguments = read.stream().map(column -> "v" + read.indexOf(column)).collect(Collectors.joining(", "));
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT DISTINCT value FROM (SELECT " + function + "(" + arguments
                        + ") AS value FROM " + from + ") v WHERE value IS NOT NULL ORDER BY value LIMIT "
                        + MOST_VALUES)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /// Some choices of a column; of one that its parents decide, none but NULL.
    private String array(String column) {
        return choices.getOrDefault(column, List.of(new Candidate(Optional.empty(), 0))).stream()
                .limit(SAMPLES)
                .map(candidate -> candidate.value().map(Sql::literal).orElse("NULL"))
                .collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    /// What stands on the other side of the equals sign from the column alone.
    static Optional<String> otherSide(String expression, String column) {
        var bare = bare(expression);
        return sides(bare).entrySet().stream()
                .filter(side -> name(side.getKey()).equals(column))
                .map(Map.Entry::getValue)
                .filter(other -> !other.matches("(?i)(ANY|ALL|SOME)\\b.*"))
                .findFirst();
    }

    /// Each side of an equation, with the other one; none where the expression is none.
    private static Map<String, String> sides(String expression) {
        var depth = 0;
        var quoted = false;
        for (var index = 0; index < expression.length(); index++) {
            var character = expression.charAt(index);
            quoted ^= character == '\'';
            depth += quoted ? 0 : character == '(' ? 1 : character == ')' ? -1 : 0;
            if (depth == 0 && !quoted && expression.startsWith(" = ", index)) {
                var sides = new LinkedHashMap<String, String>();
                sides.put(expression.substring(0, index), expression.substring(index + 3));
                sides.put(expression.substring(index + 3), expression.substring(0, index));
                return sides;
            }
        }
        return Map.of();
    }

    /// Without parentheses around the whole.
    private static String bare(String expression) {
        var text = expression.strip();
        while (text.startsWith("(") && closing(text) == text.length() - 1) {
            text = text.substring(1, text.length() - 1).strip();
        }
        return text;
    }

    private static int closing(String text) {
        var depth = 0;
        for (var index = 0; index < text.length(); index++) {
            depth += text.charAt(index) == '(' ? 1 : text.charAt(index) == ')' ? -1 : 0;
            if (depth == 0) {
                return index;
            }
        }
        return -1;
    }

    /// A side without its cast and quotes.
    private static String name(String side) {
        return bare(bare(side).replaceFirst("::[\\w. ]+$", "")).replace("\"", "");
    }
}
