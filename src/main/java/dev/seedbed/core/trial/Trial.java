package dev.seedbed.core.trial;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.schema.Check;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.trial.JointSearch.Condition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Plans a draft, and holds the plan against the server that the schema is on: checks that were not understood get
/// values that were found there, and a table whose rows the server does not take stays empty, so that all others can be
/// filled. The server is left as it was. The same schema and draft give the same plan.
public final class Trial {

    private static final int ROUNDS = 12;
    private static final int MOST_COLUMNS = 10;
    private static final int PATIENCE = 20_000;

    private final ScratchTables scratch;
    private final JointSearch search;
    private final Map<TableName, Problem> refused = new HashMap<>();
    private final Map<TableName, Set<Set<String>>> tried = new HashMap<>();
    private Draft draft;
    private Plan plan;

    private Trial(Connection connection, Draft draft) {
        this.scratch = new ScratchTables(connection);
        this.search = new JointSearch(connection);
        this.draft = draft;
        this.plan = Planner.plan(draft);
    }

    /// Uses a connection in auto-commit mode, and leaves it so.
    public static Plan plan(Draft draft, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path TO pg_catalog; SET LOCAL jit TO off; SET LOCAL timezone TO 'UTC'; "
                    + "SET LOCAL datestyle TO 'ISO, MDY'; SET LOCAL intervalstyle TO postgres; "
                    + "SET LOCAL join_collapse_limit TO 1; SET LOCAL statement_timeout TO " + PATIENCE);
            return new Trial(connection, draft).settle();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private Plan settle() throws SQLException {
        for (var table : plan.tables()) {
            for (var check : table.draft().constraints().unsolved()) {
                search(table, check.columns());
            }
        }
        replan();
        scratch.create(draft.schema().tables());
        for (var round = 0; round < ROUNDS; round++) {
            var rejections = scratch.load(plan);
            if (rejections.isEmpty()) {
                return plan;
            }
            for (var rejection : rejections) {
                answer(rejection);
            }
            replan();
        }
        return plan;
    }

    private void replan() {
        plan = Planner.plan(draft, refused);
    }

    private void answer(Rejection rejection) throws SQLException {
        var table = plan.table(rejection.table());
        if (!search(table, suspects(table, rejection))) {
            refused.put(rejection.table(), refusal(rejection));
        }
    }

    private static Problem refusal(Rejection rejection) {
        var named = rejection.constraint().or(rejection::column);
        return Problem.error(
                Category.UNSATISFIABLE,
                "A table stays empty.",
                rejection.table() + named.map(name -> ", " + name).orElse(""),
                "The server did not take the rows that Seedbed made: " + rejection.why(),
                "Give the columns of that rule values in the scenario that keep it.");
    }

    /// The columns whose values the server complained of.
    private static Collection<String> suspects(TablePlan table, Rejection rejection) {
        var check = rejection
                .constraint()
                .flatMap(name -> table.table().checks().stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst());
        if (check.isPresent()) {
            return check.get().columns();
        }
        if (rejection.constraint().isPresent()) {
            return rejection.column().stream().toList();
        }
        var named = rejection.column().flatMap(table.table()::findColumn);
        return named.isPresent() && named.get().written()
                ? List.of(named.get().name())
                : table.table().columns().stream()
                        .filter(column -> !column.written())
                        .flatMap(column -> read(column, table).stream())
                        .distinct()
                        .toList();
    }

    /// The columns that a generated column is computed from.
    private static List<String> read(Column generated, TablePlan table) {
        var expression = generated.defaultExpression().orElse("");
        return table.columnNames().stream()
                .filter(name -> expression.contains(name))
                .toList();
    }

    /// Finds values for these columns and those that are tied to them by checks; false when there are none, or when
    /// they
    /// were looked for before.
    private boolean search(TablePlan table, Collection<String> suspects) throws SQLException {
        var written = suspects.stream().filter(table.columnNames()::contains).toList();
        var columns = closure(table, written);
        if (columns.isEmpty()
                || !tried.computeIfAbsent(table.name(), _ -> new HashSet<>()).add(columns)) {
            return false;
        }
        var parented = columns.stream()
                .filter(column -> draft.lineage().deciding(table.name(), column).isPresent())
                .toList();
        var joint = search.find(table, List.copyOf(columns), conditions(table, columns), parented);
        joint.ifPresent(found -> draft =
                draft.with(table.name(), draft.table(table.name()).constraints().with(found)));
        return joint.isPresent();
    }

    /// With every column that shares a check with one of them, as long as those are few.
    private static Set<String> closure(TablePlan table, Collection<String> columns) {
        var all = new TreeSet<>(columns);
        var wider = new TreeSet<>(columns);
        do {
            all.addAll(wider);
            for (var check : table.table().checks()) {
                if (check.columns().stream().anyMatch(all::contains)
                        && table.columnNames().containsAll(check.columns())) {
                    wider.addAll(check.columns());
                }
            }
        } while (wider.size() <= MOST_COLUMNS && !all.containsAll(wider));
        return all;
    }

    private static List<Condition> conditions(TablePlan table, Set<String> columns) {
        var conditions = new ArrayList<Condition>();
        for (Check check : table.table().checks()) {
            if (!check.columns().isEmpty() && columns.containsAll(check.columns())) {
                conditions.add(new Condition(check.name(), check.expression(), check.columns()));
            }
        }
        for (var column : table.table().columns()) {
            var read = column.written() ? List.<String>of() : read(column, table);
            if (!read.isEmpty() && columns.containsAll(read)) {
                conditions.add(new Condition(column.name(), computed(column), read));
            }
        }
        return conditions;
    }

    /// Whether the generated value can be computed, and is there if it must be.
    private static String computed(Column generated) {
        var value = "CAST((" + generated.defaultExpression().orElse("NULL") + ") AS "
                + generated.type().sql() + ") IS NOT NULL";
        return generated.nullable() ? "(" + value + ") IN (true, false)" : value;
    }
}
