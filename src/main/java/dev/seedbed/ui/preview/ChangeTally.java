package dev.seedbed.ui.preview;

import dev.seedbed.core.preview.RowChange;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What has been found among the rows that were compared so far; a row counts once.
final class ChangeTally {

    private final Set<Long> compared = new HashSet<>();
    private final Set<Integer> columns = new TreeSet<>();
    private long changed;
    private long appeared;

    void add(Map<Long, RowChange> rows) {
        rows.forEach((row, change) -> {
            if (compared.add(row)) {
                count(change);
            }
        });
    }

    private void count(RowChange change) {
        switch (change) {
            case RowChange.Appeared _ -> appeared++;
            case RowChange.Cells(var before) -> {
                changed += before.isEmpty() ? 0 : 1;
                columns.addAll(before.keySet());
            }
        }
    }

    long compared() {
        return compared.size();
    }

    long changed() {
        return changed;
    }

    long appeared() {
        return appeared;
    }

    /// The places of the columns in which something changed.
    Collection<Integer> columns() {
        return columns;
    }
}
