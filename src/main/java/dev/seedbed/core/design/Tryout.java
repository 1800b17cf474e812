package dev.seedbed.core.design;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Alternatives;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.scenario.TableRecipe.ColumnRecipe;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/// Tells what rules and numbers of rows would make before anything is decided.
public final class Tryout {

    private static final int VALUES = 5;

    private final Plan plan;
    private final Alternatives alternatives;

    public Tryout(Plan plan) {
        this.plan = plan;
        this.alternatives = Planner.alternatives(plan.draft());
    }

    /// The values in the first rows, or why there cannot be any; `remark` is what could not be promised of them.
    public record Result(List<Optional<String>> values, Optional<Problem> refusal, Optional<Problem> remark) {

        public Result {
            values = List.copyOf(values);
        }
    }

    /// So many rows of one table, so many in all, and how many hang from each parent.
    public record Counted(long rows, long total, Optional<ChildCounts> children) {}

    public synchronized Result of(ColumnName column, ColumnRule rule) {
        try {
            if (plan.draft().lineage().deciding(column.table(), column.column()).isPresent()) {
                return new Result(planned(column, rule), Optional.empty(), Optional.empty());
            }
            var outcome = alternatives.of(column, rule, VALUES);
            return new Result(
                    outcome.values(),
                    Optional.empty(),
                    outcome.doubts().stream().findFirst());
        } catch (SeedbedException refused) {
            return new Result(List.of(), Optional.of(refused.problem()), Optional.empty());
        }
    }

    /// Throws what planning so many rows would.
    public Counted of(TableName table, RowCount rows) {
        var recipe = plan.draft().scenario().recipe(table);
        var counted = numberings(
                table, new TableRecipe(Optional.of(rows), recipe.columns(), recipe.arrivals(), recipe.ordered()));
        var numbering = Optional.ofNullable(counted.get(table)).orElseThrow();
        return new Counted(
                numbering.rows(),
                counted.values().stream().mapToLong(Numbering::rows).sum(),
                ChildCounts.of(numbering));
    }

    private Map<TableName, Numbering> numberings(TableName table, TableRecipe recipe) {
        var draft = plan.draft();
        return Planner.numberings(Drafter.draft(draft.schema(), draft.graph(), with(draft.scenario(), table, recipe)));
    }

    /// A column that only its name makes a key is one no more once it has a rule, and rows may hang from elsewhere.
    private List<Optional<String>> planned(ColumnName column, ColumnRule rule) {
        var draft = plan.draft();
        var other = Planner.plan(Drafter.draft(draft.schema(), draft.graph(), with(draft.scenario(), column, rule)));
        var table = other.table(column.table());
        return LongStream.range(0, Math.min(VALUES, table.rows()))
                .mapToObj(row -> CellText.of(
                        table.column(column.column()).source(),
                        table.numbering().place(row)))
                .toList();
    }

    private static Scenario with(Scenario scenario, ColumnName column, ColumnRule rule) {
        var recipe = scenario.recipe(column.table());
        var columns = new HashMap<>(recipe.columns());
        columns.put(column.column(), new ColumnRecipe(Optional.of(rule), OptionalDouble.of(0)));
        return with(
                scenario, column.table(), new TableRecipe(recipe.rows(), columns, recipe.arrivals(), recipe.ordered()));
    }

    private static Scenario with(Scenario scenario, TableName table, TableRecipe recipe) {
        var tables = new HashMap<>(scenario.tables());
        tables.put(table, recipe);
        return scenario.withTables(tables);
    }
}
