package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.draft.Draft.Confidence;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.scenario.draft.Draft.DraftTable;
import dev.seedbed.core.scenario.draft.Invariants;
import dev.seedbed.core.schema.ColumnName;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// What single columns of a planned draft would hold by other rules, while all else stays as it is. Much quicker than a
/// plan for each; the server is not asked.
public final class Alternatives {

    private final Planner planner;

    Alternatives(Planner planner) {
        this.planner = planner;
    }

    /// The first values that are not left out by chance, and what could not be promised of them.
    public record Outcome(List<Optional<String>> values, List<Problem> doubts) {

        public Outcome {
            values = List.copyOf(values);
            doubts = List.copyOf(doubts);
        }
    }

    /// The column by a rule that a person decided. Throws what planning it would: no room for so many different values,
    /// columns that look at each other in a circle.
    public Outcome of(ColumnName name, ColumnRule rule, int values) {
        var table = with(planner.draft().table(name.table()), name.column(), rule);
        if (rule instanceof ColumnRule.Kept) {
            Invariants.of(planner.draft().with(table));
        }
        var columns = planner.other(table);
        var numbering = planner.numbering(name.table());
        var plan = new TablePlan(table, numbering, columns.plan(columns.cells()), columns.references());
        var column = plan.column(name.column());
        return new Outcome(
                LongStream.range(0, Math.min(values, plan.rows()))
                        .mapToObj(row -> CellText.of(column.source(), numbering.place(row)))
                        .toList(),
                new Doubts(planner.draft(), plan, columns).of(column));
    }

    private static DraftTable with(DraftTable table, String name, ColumnRule rule) {
        return new DraftTable(
                table.table(),
                table.rows(),
                table.rowsReason(),
                table.columns().stream()
                        .map(column -> column.column().name().equals(name) ? decided(column, rule) : column)
                        .toList(),
                table.constraints());
    }

    private static DraftColumn decided(DraftColumn column, ColumnRule rule) {
        return new DraftColumn(column.column(), rule, 0, "decided", Confidence.DECIDED);
    }
}
