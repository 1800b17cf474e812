package dev.seedbed.core.guard.audit;

import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.guard.audit.AuditReport.ReplayedRows;
import dev.seedbed.core.scenario.draft.Sliding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Holds the rows of one table against those that the plan makes for the same keys. Rows that come in the order
/// in which they were written need no memory; from the first that does not on, an index of the plan's keys is
/// kept: 32 bytes a row.
final class TableReplay {

    private final TablePlan plan;
    private final List<ColumnPlan> key;
    private final Map<String, ColumnPlan> columns = new HashMap<>();
    private final Set<String> sliding;
    private final long days;
    private Optional<RowIndex> index = Optional.empty();
    private long next;
    private long same;
    private long edited;
    private long foreign;

    /// The load moved the columns that are named here by so many days.
    TableReplay(TablePlan plan, Set<String> sliding, long days) {
        this.plan = plan;
        this.sliding = sliding;
        this.days = days;
        this.key = plan.table().identity().stream().map(plan::column).toList();
        plan.columns().forEach(column -> columns.put(column.name(), column));
    }

    ReplayedRows counted() {
        return new ReplayedRows(same, edited, foreign);
    }

    /// Counts a row. Cells that the plan makes are proven synthetic, the others are judged.
    void look(List<Optional<String>> cells, TableTally tally) {
        tally.count(1);
        var place = find(cells, tally);
        var differs = false;
        for (var number = 0; number < cells.size(); number++) {
            var column = tally.columns().get(number);
            var cell = cells.get(number);
            cell.ifPresent(_ -> column.count(1));
            var planned = Optional.ofNullable(columns.get(column.subject().column()));
            if (place.isPresent() && planned.isPresent()) {
                var type = planned.get().draft().column().type();
                var comparison = SameCell.of(type, planned(planned.get(), place.get()), cell);
                differs |= comparison == SameCell.DIFFERS;
                if (comparison == SameCell.SAME) {
                    cell.ifPresent(_ -> column.replay());
                    continue;
                }
            }
            cell.ifPresent(column::look);
        }
        if (place.isEmpty()) {
            foreign++;
        } else if (differs) {
            edited++;
        } else {
            same++;
        }
    }

    private Optional<Place> find(List<Optional<String>> cells, TableTally tally) {
        var values =
                key.stream().map(column -> cell(column.name(), cells, tally)).toList();
        if (next < plan.rows() && is(next, values)) {
            return Optional.of(plan.numbering().place(next++));
        }
        if (index.isEmpty()) {
            index = Optional.of(RowIndex.of(plan.rows(), row -> hash(key(row))));
        }
        var row = index.get().find(hash(values), candidate -> is(candidate, values));
        row.ifPresent(found -> next = found + 1);
        return row.map(plan.numbering()::place);
    }

    private static Optional<String> cell(String column, List<Optional<String>> cells, TableTally tally) {
        for (var number = 0; number < cells.size(); number++) {
            if (tally.columns().get(number).subject().column().equals(column)) {
                return cells.get(number);
            }
        }
        return Optional.empty();
    }

    private List<Optional<String>> key(long row) {
        var place = plan.numbering().place(row);
        return key.stream().map(column -> planned(column, place)).toList();
    }

    /// The cell as a load leaves it.
    private Optional<String> planned(ColumnPlan column, Place place) {
        var made = CellText.of(column.source(), place);
        return sliding.contains(column.name()) ? made.map(cell -> Sliding.moved(cell, days)) : made;
    }

    private boolean is(long row, List<Optional<String>> values) {
        var planned = key(row);
        for (var number = 0; number < key.size(); number++) {
            var type = key.get(number).draft().column().type();
            if (SameCell.of(type, planned.get(number), values.get(number)) == SameCell.DIFFERS) {
                return false;
            }
        }
        return true;
    }

    /// Of the forms that all ways to write a value have in common.
    private long hash(List<Optional<String>> values) {
        var hash = 1_125_899_906_842_597L;
        for (var number = 0; number < values.size(); number++) {
            var type = key.get(number).draft().column().type();
            var text = values.get(number)
                    .map(value -> SameCell.canonical(type, value))
                    .orElse("");
            for (var at = 0; at < text.length(); at++) {
                hash = 31 * hash + text.charAt(at);
            }
            hash = 31 * hash + 0x1F;
        }
        return hash * 0x9E37_79B9_7F4A_7C15L;
    }
}
