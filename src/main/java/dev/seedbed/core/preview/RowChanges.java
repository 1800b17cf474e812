package dev.seedbed.core.preview;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import java.util.HashMap;
import java.util.Optional;

/// Compares rows of one table with those that another plan made. A row is the same one as long as it is the same of the
/// same tenant; those for edge cases are counted by themselves. Columns that were not there are not compared.
public record RowChanges(TablePlan before, TablePlan now) {

    /// Empty where the table was not there.
    public static Optional<RowChanges> between(Plan before, TablePlan now) {
        return before.tables().stream()
                .filter(table -> table.name().equals(now.name()))
                .findFirst()
                .map(table -> new RowChanges(table, now));
    }

    public RowChange of(Row row) {
        return place(row.place()).<RowChange>map(place -> cells(row, place)).orElseGet(RowChange.Appeared::new);
    }

    private RowChange cells(Row row, Place place) {
        var changed = new HashMap<Integer, Optional<String>>();
        var known = before.columnNames();
        var names = now.columnNames();
        for (var index = 0; index < names.size(); index++) {
            if (known.contains(names.get(index))) {
                var old = CellText.of(before.column(names.get(index)).source(), place);
                if (!old.equals(row.cells().get(index))) {
                    changed.put(index, old);
                }
            }
        }
        return new RowChange.Cells(changed);
    }

    /// Where the row was.
    private Optional<Place> place(Place place) {
        var rows = before.numbering();
        var edge = now.numbering().isEdge(place);
        var tenant = edge ? rows.edgeTenant() + place.tenant() - now.numbering().edgeTenant() : place.tenant();
        var there = edge ? rows.hasEdges() && tenant < rows.allTenants() : tenant < rows.tenants();
        return there && place.local() < rows.rowsOf(tenant).size()
                ? Optional.of(rows.place(tenant, place.local()))
                : Optional.empty();
    }
}
