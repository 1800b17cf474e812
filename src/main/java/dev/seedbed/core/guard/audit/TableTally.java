package dev.seedbed.core.guard.audit;

import dev.seedbed.core.guard.audit.AuditReport.AuditedTable;
import dev.seedbed.core.guard.audit.AuditReport.ReplayedRows;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Counts what is found in the rows of one table.
final class TableTally {

    private final TableName table;
    private final List<ColumnTally> columns;
    private long rows;
    private Optional<ReplayedRows> replayed = Optional.empty();

    TableTally(TableName table, List<Subject> subjects) {
        this.table = table;
        this.columns = subjects.stream().map(ColumnTally::new).toList();
    }

    TableName table() {
        return table;
    }

    List<ColumnTally> columns() {
        return columns;
    }

    void count(long more) {
        rows += more;
    }

    /// Looks at all cells of one more row; empty cells are NULL.
    void look(List<Optional<String>> cells) {
        rows++;
        for (var index = 0; index < Math.min(cells.size(), columns.size()); index++) {
            var column = columns.get(index);
            cells.get(index).ifPresent(cell -> {
                column.count(1);
                column.look(cell);
            });
        }
    }

    void replayed(ReplayedRows counted) {
        replayed = Optional.of(counted);
    }

    Stream<Finding> findings() {
        return columns.stream().flatMap(column -> column.findings().stream());
    }

    AuditedTable audited() {
        return new AuditedTable(
                table, rows, columns.stream().map(ColumnTally::column).toList(), replayed);
    }
}
