package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Some rows of a table, exactly as an export writes them; empty cells are NULL. `from` counts from 0, of `total`.
public record Preview(TableName table, List<String> columns, long from, long total, List<List<Optional<String>>> rows) {

    public Preview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// At most `count` rows; fewer where the table ends.
    public static Preview of(TablePlan table, long from, int count) {
        var start = Math.clamp(from, 0, table.rows());
        var end = Math.min(table.rows(), start + Math.max(0, count));
        var rows = new ArrayList<List<Optional<String>>>();
        for (var row = start; row < end; row++) {
            var place = table.numbering().place(row);
            rows.add(table.columns().stream()
                    .map(column -> CellText.of(column.source(), place))
                    .toList());
        }
        return new Preview(table.name(), table.columnNames(), start, table.rows(), rows);
    }
}
