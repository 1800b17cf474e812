package dev.seedbed.core.trial;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.check.Joint;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.trial.Candidates.Candidate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Asks the server which combinations of candidate values it takes: each value must be one of its column's type, and
/// each combination must keep every condition, whatever rows the parents are.
final class JointSearch {

    /// So many combinations are asked for, and so many of those that hold are looked at.
    private static final double MOST_COMBINATIONS = 30_000;

    private static final int PATIENCE = 5_000;
    private static final int MOST_FOUND = 20_000;
    private static final int FEWEST_CHOICES = 2;

    private final Connection connection;
    private final FunctionBodies bodies;
    private final Predicates predicates;

    JointSearch(Connection connection, Predicates predicates) {
        this.connection = connection;
        this.predicates = predicates;
        this.bodies = new FunctionBodies(connection);
    }

    /// Nothing when no combination holds, or when the server cannot say so in time.
    Optional<Joint> find(TablePlan table, List<String> own, ParentRows parents, List<Condition> conditions)
            throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL statement_timeout TO " + PATIENCE + "; SET LOCAL join_collapse_limit TO 1");
            return ask(table, own, parents, conditions);
        } catch (SQLException _) {
            return Optional.empty();
        } finally {
            connection.rollback(before);
        }
    }

    private Optional<Joint> ask(TablePlan table, List<String> own, ParentRows parents, List<Condition> conditions)
            throws SQLException {
        var read = new ArrayList<String>();
        for (var condition : conditions) {
            read.add(condition.expression());
            condition.computed().forEach(column -> read.add(typed(column)));
        }
        own.forEach(column -> domain(table.table().column(column).type(), read));
        var expressions = bodies.with(read);
        var most = Math.max(FEWEST_CHOICES, (int) Math.pow(
                MOST_COMBINATIONS / (parents.masks().size() * parents.rows().size()), 1.0 / own.size()));
        var choices = choices(table, own, conditions, new Candidates(table, expressions)).stream()
                .map(valid -> valid.subList(0, Math.min(most, valid.size())))
                .toList();
        var tuples = new Selection(choices, parents.masks()).best(holding(table, own, choices, parents, conditions));
        var names = conditions.stream().map(Condition::name).collect(Collectors.joining(", "));
        var columns = Stream.concat(own.stream(), parents.columns().stream()).toList();
        return tuples.isEmpty() ? Optional.empty() : Optional.of(new Joint(names, columns, tuples));
    }

    /// The valid candidates of each column; what an equation says comes first.
    private List<List<Candidate>> choices(
            TablePlan table, List<String> own, List<Condition> conditions, Candidates candidates) throws SQLException {
        var known = new LinkedHashMap<String, List<Candidate>>();
        for (var column : own) {
            known.put(column, valid(table, column, candidates.of(table.column(column))));
        }
        var equations = new Equations(connection, predicates, table, known);
        var choices = new ArrayList<List<Candidate>>();
        for (var column : own) {
            var equal = equations.of(column, conditions).stream()
                    .map(value -> new Candidate(Optional.of(value), 0))
                    .toList();
            choices.add(
                    Stream.concat(valid(table, column, equal).stream(), known.getOrDefault(column, List.of()).stream())
                            .distinct()
                            .toList());
        }
        return choices;
    }

    /// What a generated column computes, with the type that it must be of and, for an enum, its labels.
    private static String typed(Column generated) {
        var labels = generated.type().base() instanceof ColumnType.Enumerated(var _, var known)
                ? known.stream().map(Sql::literal).collect(Collectors.joining(" ", " ", ""))
                : "";
        return "((" + generated.defaultExpression().orElse("") + "))::"
                + generated.type().base().sql() + labels;
    }

    private static void domain(ColumnType type, List<String> expressions) {
        if (type instanceof ColumnType.Domain domain) {
            domain.checks().forEach(check -> expressions.add(check.expression()));
            domain(domain.over(), expressions);
        }
    }

    private List<Candidate> valid(TablePlan table, String column, List<Candidate> candidates) throws SQLException {
        var name = predicates.of(table.table(), new Condition(column, "true", List.of(column), List.of()));
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

    /// Combinations as indexes into the choices, and into the masks at the end.
    private List<int[]> holding(
            TablePlan table,
            List<String> own,
            List<List<Candidate>> choices,
            ParentRows parents,
            List<Condition> conditions)
            throws SQLException {
        var columns = Stream.concat(own.stream(), parents.columns().stream()).toList();
        var where = new ArrayList<String>(List.of("true"));
        for (var condition : conditions) {
            where.add(predicates.of(table.table(), condition)
                    + condition.columns().stream()
                            .map(column -> "v" + columns.indexOf(column))
                            .collect(Collectors.joining(", ", "(", ")")));
        }
        var numbers = Stream.concat(IntStream.range(0, own.size()).mapToObj(index -> "n" + index), Stream.of("m"))
                .collect(Collectors.joining(", "));
        var from = Stream.concat(
                        IntStream.range(0, own.size())
                                .mapToObj(index -> "unnest(?::text[]) WITH ORDINALITY u" + index + "(v" + index + ", n"
                                        + index + ")"),
                        Stream.of("(VALUES " + parentValues(parents) + ") p(m"
                                + IntStream.range(own.size(), columns.size())
                                        .mapToObj(index -> ", v" + index)
                                        .collect(Collectors.joining())
                                + ")"))
                .collect(Collectors.joining(" CROSS JOIN "));
        var found = new ArrayList<int[]>();
        try (var statement = connection.prepareStatement("SELECT " + numbers + " FROM " + from + " WHERE "
                + String.join(" AND ", where) + " GROUP BY " + numbers + " HAVING count(*) = "
                + parents.rows().size() + " ORDER BY " + numbers + " LIMIT " + MOST_FOUND)) {
            for (var index = 0; index < own.size(); index++) {
                statement.setArray(index + 1, array(choices.get(index)));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var indexes = new int[own.size() + 1];
                    for (var index = 0; index < indexes.length; index++) {
                        indexes[index] = rows.getInt(index + 1) - 1;
                    }
                    found.add(indexes);
                }
            }
        }
        return found;
    }

    /// Every row under every mask, the mask's number first.
    private static String parentValues(ParentRows parents) {
        var all = new ArrayList<String>();
        for (var mask = 0; mask < parents.masks().size(); mask++) {
            var given = parents.masks().get(mask);
            for (var row : parents.rows()) {
                all.add(IntStream.range(0, row.size())
                        .mapToObj(index -> ", " + (given.get(index) ? Sql.literal(row.get(index)) : "NULL") + "::text")
                        .collect(Collectors.joining("", "(" + (mask + 1), ")")));
            }
        }
        return String.join(", ", all);
    }

    private java.sql.Array array(List<Candidate> candidates) throws SQLException {
        return connection.createArrayOf(
                "text",
                candidates.stream()
                        .map(candidate -> candidate.value().orElse(null))
                        .toArray());
    }
}
