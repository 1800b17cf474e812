package dev.seedbed.core.generate;

import dev.seedbed.core.schema.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What was found out about edge cases by trying: cells that cannot be, and tables none of whose rows can. Of `late`
/// ones the row stays, as an ordinary one, so that no other case moves.
public record EdgeRefusals(Map<EdgeCell, Refusal> cells, Map<TableName, Refusal> tables, Set<EdgeCell> late) {

    public static final EdgeRefusals NONE = new EdgeRefusals(Map.of(), Map.of(), Set.of());

    /// `by` is the constraint, the type or the column that forbids it.
    public record Refusal(String by, String why) {}

    public EdgeRefusals {
        cells = Map.copyOf(cells);
        tables = Map.copyOf(tables);
        late = Set.copyOf(late);
    }

    public boolean none() {
        return cells.isEmpty() && tables.isEmpty();
    }

    public EdgeRefusals and(EdgeRefusals more) {
        var allCells = new HashMap<>(cells);
        more.cells.forEach(allCells::putIfAbsent);
        var allTables = new HashMap<>(tables);
        more.tables.forEach(allTables::putIfAbsent);
        var allLate = new HashSet<>(late);
        allLate.addAll(more.late);
        return new EdgeRefusals(allCells, allTables, allLate);
    }
}
