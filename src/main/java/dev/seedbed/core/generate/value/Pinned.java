package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.Arrays;
import java.util.SortedMap;

/// Chosen cells in a few rows, by their index in the table; another source in all others.
public final class Pinned implements ValueSource {

    private final long[] rows;
    private final ValueSource[] cells;
    private final ValueSource others;

    /// One row or more.
    public Pinned(SortedMap<Long, ValueSource> chosen, ValueSource others) {
        this.rows = chosen.keySet().stream().mapToLong(row -> row).toArray();
        this.cells = chosen.values().toArray(ValueSource[]::new);
        this.others = others;
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var row = place.row();
        var found = row < rows[0] || row > rows[rows.length - 1] ? -1 : Arrays.binarySearch(rows, row);
        (found < 0 ? others : cells[found]).emit(place, sink);
    }
}
