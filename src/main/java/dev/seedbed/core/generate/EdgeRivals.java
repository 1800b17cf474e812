package dev.seedbed.core.generate;

import dev.seedbed.core.generate.EdgePlan.EdgeRow;
import dev.seedbed.core.generate.EdgeRefusals.Refusal;
import dev.seedbed.core.schema.UniqueKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the edge cases of one table that have the same unique key as another row: they give way.
record EdgeRivals(TablePlan plan, List<EdgeRow> rows) {

    /// In larger tables the rows are not looked at; those with such values in unique keys are left out.
    private static final long MOST_ROWS = 200_000;

    Map<EdgeCell, Refusal> refusals() {
        var refusals = new HashMap<EdgeCell, Refusal>();
        for (var key : plan.table().uniqueKeys()) {
            var columns = KeyValues.columns(plan, key);
            var chosen = rows.stream()
                    .filter(row -> row.cell().column().filter(columns::contains).isPresent())
                    .toList();
            if (chosen.isEmpty()) {
                continue;
            }
            if (plan.rows() > MOST_ROWS) {
                chosen.forEach(row -> refusals.put(
                        row.cell(),
                        new Refusal(
                                key.name(),
                                "The key takes it once, and the table has too many rows to be looked at.")));
            } else {
                KeyValues.of(plan, key).ifPresent(values -> collide(key, values, chosen, refusals));
            }
        }
        return refusals;
    }

    private void collide(UniqueKey key, KeyValues values, List<EdgeRow> chosen, Map<EdgeCell, Refusal> refusals) {
        var wanted = new HashMap<List<String>, EdgeRow>();
        for (var row : chosen) {
            values.of(row.place()).ifPresent(found -> {
                if (wanted.putIfAbsent(found, row) != null) {
                    refusals.put(row.cell(), taken(key));
                }
            });
        }
        for (var row = 0L; row < plan.rows() && !wanted.isEmpty(); row++) {
            var place = plan.numbering().place(row);
            values.of(place).ifPresent(found -> {
                var rival = wanted.get(found);
                if (rival != null && !rival.place().equals(place)) {
                    refusals.put(rival.cell(), taken(key));
                }
            });
        }
    }

    private static Refusal taken(UniqueKey key) {
        return new Refusal(key.name(), "The key takes it once, and another row has it.");
    }
}
