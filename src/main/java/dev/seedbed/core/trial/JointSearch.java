package dev.seedbed.core.trial;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.Joint;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.trial.Candidates.Candidate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Asks the server which combinations of candidate values it takes: each value must be one of its column's type, and
/// each combination must keep every check. The checks run as functions of the session, which vanish with it.
final class JointSearch {

    /// So many combinations are asked for, and so many of those that hold are kept.
    private static final double MOST_COMBINATIONS = 60_000;

    private static final int MOST_FOUND = 20_000;
    private static final int MOST_KEPT = 96;
    private static final int KEPT_PER_SHAPE = 24;

    /// A condition over some columns; true or unknown keeps it.
    record Condition(String name, String expression, List<String> columns) {}

    private final Connection connection;
    private int functions;

    JointSearch(Connection connection) {
        this.connection = connection;
    }

    /// Nothing when no combination holds.
    Optional<Joint> find(TablePlan table, List<String> columns, List<Condition> conditions, List<String> parented)
            throws SQLException {
        var expressions = conditions.stream().map(Condition::expression).toList();
        var most = Math.max(4, (int) Math.pow(MOST_COMBINATIONS, 1.0 / columns.size()));
        var choices = new ArrayList<List<Candidate>>();
        for (var column : columns) {
            var candidates = new Candidates(table, expressions, parented.contains(column)).of(table.column(column));
            var valid = valid(table, column, candidates);
            choices.add(valid.subList(0, Math.min(most, valid.size())));
        }
        var names = conditions.stream().map(Condition::name).collect(Collectors.joining(", "));
        var tuples = kept(choices, holding(table, columns, choices, conditions));
        return tuples.isEmpty() ? Optional.empty() : Optional.of(new Joint(names, columns, tuples));
    }

    private List<Candidate> valid(TablePlan table, String column, List<Candidate> candidates) throws SQLException {
        var type = table.table().column(column).type().sql();
        var name = function(List.of(column), List.of(type), "true");
        var valid = new ArrayList<Candidate>();
        try (var statement = connection.prepareStatement(
                "SELECT n FROM unnest(?::text[]) WITH ORDINALITY u(v, n) WHERE " + name + "(v) ORDER BY n")) {
            statement.setArray(1, array(candidates));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    valid.add(candidates.get(rows.getInt(1) - 1));
                }
            }
        }
        return valid;
    }

    /// Combinations as indexes into the choices.
    private List<int[]> holding(
            TablePlan table, List<String> columns, List<List<Candidate>> choices, List<Condition> conditions)
            throws SQLException {
        var from = IntStream.range(0, columns.size())
                .mapToObj(index -> "unnest(?::text[]) WITH ORDINALITY u" + index + "(v, n)")
                .collect(Collectors.joining(" CROSS JOIN "));
        var where = new ArrayList<String>(List.of("true"));
        for (var condition : conditions) {
            var types = condition.columns().stream()
                    .map(column -> table.table().column(column).type().sql())
                    .toList();
            where.add(function(condition.columns(), types, condition.expression())
                    + condition.columns().stream()
                            .map(column -> "u" + columns.indexOf(column) + ".v")
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        var select = IntStream.range(0, columns.size())
                .mapToObj(index -> "u" + index + ".n")
                .collect(Collectors.joining(", "));
        var found = new ArrayList<int[]>();
        try (var statement = connection.prepareStatement("SELECT " + select + " FROM " + from + " WHERE "
                + String.join(" AND ", where) + " LIMIT " + MOST_FOUND)) {
            for (var index = 0; index < columns.size(); index++) {
                statement.setArray(index + 1, array(choices.get(index)));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var indexes = new int[columns.size()];
                    for (var index = 0; index < indexes.length; index++) {
                        indexes[index] = rows.getInt(index + 1) - 1;
                    }
                    found.add(indexes);
                }
            }
        }
        return found;
    }

    /// Some of each shape (which columns are NULL), those that look most like data first.
    private static List<List<Optional<String>>> kept(List<List<Candidate>> choices, List<int[]> found) {
        var shapes = new TreeMap<String, List<int[]>>();
        for (var tuple : found) {
            shapes.computeIfAbsent(shape(choices, tuple), _ -> new ArrayList<>())
                    .add(tuple);
        }
        var each = Math.max(1, Math.min(KEPT_PER_SHAPE, MOST_KEPT / Math.max(1, shapes.size())));
        var share = shapes.size() == 1 ? MOST_KEPT : each;
        return shapes.values().stream()
                .flatMap(tuples -> spread(choices, tuples, share).stream())
                .limit(MOST_KEPT)
                .map(tuple -> IntStream.range(0, tuple.length)
                        .mapToObj(index -> choices.get(index).get(tuple[index]).value())
                        .toList())
                .toList();
    }

    /// The cheapest first, and among those the ones that repeat no value of the others as long as there are such.
    private static List<int[]> spread(List<List<Candidate>> choices, List<int[]> tuples, int count) {
        var uses = new HashMap<List<Integer>, Integer>();
        var rest = new ArrayList<>(tuples);
        var best = new ArrayList<int[]>();
        rest.sort(Comparator.comparingInt(tuple -> cost(choices, tuple)));
        var open = new ArrayList<>(rest.subList(0, Math.min(rest.size(), 2_000)));
        while (best.size() < count && !open.isEmpty()) {
            var next = open.stream()
                    .min(Comparator.comparingInt(tuple -> 2 * cost(choices, tuple) + repeats(uses, tuple)))
                    .orElseThrow();
            open.remove(next);
            for (var index = 0; index < next.length; index++) {
                uses.merge(List.of(index, next[index]), 1, Integer::sum);
            }
            best.add(next);
        }
        return best;
    }

    private static int repeats(Map<List<Integer>, Integer> uses, int[] tuple) {
        return IntStream.range(0, tuple.length)
                .map(index -> uses.getOrDefault(List.of(index, tuple[index]), 0))
                .sum();
    }

    private static int cost(List<List<Candidate>> choices, int[] tuple) {
        return IntStream.range(0, tuple.length)
                .map(index -> choices.get(index).get(tuple[index]).cost())
                .sum();
    }

    private static String shape(List<List<Candidate>> choices, int[] tuple) {
        return IntStream.range(0, tuple.length)
                .mapToObj(index -> choices.get(index).get(tuple[index]).value().isPresent() ? "+" : "-")
                .collect(Collectors.joining());
    }

    /// A function of texts that says whether they are values of the types and keep the expression, whatever error that
    /// ends in.
    private String function(List<String> columns, List<String> types, String expression) throws SQLException {
        var name = "pg_temp.seedbed_keeps_" + functions++;
        var arguments = IntStream.range(0, columns.size()).mapToObj(_ -> "text").collect(Collectors.joining(", "));
        var variables = IntStream.range(0, columns.size())
                .mapToObj(index ->
                        Sql.identifier(columns.get(index)) + " " + types.get(index) + " := $" + (index + 1) + ";")
                .collect(Collectors.joining(" "));
        var body = "BEGIN DECLARE " + variables + " BEGIN RETURN coalesce((" + expression
                + "), true); END; EXCEPTION WHEN OTHERS THEN RETURN false; END";
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE FUNCTION " + name + "(" + arguments + ") RETURNS boolean LANGUAGE plpgsql AS "
                    + Sql.literal(body));
        }
        return name;
    }

    private java.sql.Array array(List<Candidate> candidates) throws SQLException {
        return connection.createArrayOf(
                "text",
                candidates.stream()
                        .map(candidate -> candidate.value().orElse(null))
                        .toArray());
    }
}
