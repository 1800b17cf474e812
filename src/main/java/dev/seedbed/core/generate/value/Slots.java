package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// Stretches `[start, end)` of a line that never overlap: each index has a slot of its own, 14 units wide. For range
/// columns, and for pairs of columns that an exclusion constraint reads as a range.
public record Slots(Index index, Key key, Unit unit, long origin) {

    /// What the line measures. `origin` is in the unit itself; a moment's unit is the hour.
    public enum Unit {
        NUMBER,
        DATE,
        TIMESTAMP,
        TIMESTAMP_ZONED
    }

    private static final long WIDTH = 14;
    private static final long HOUR = 3_600 * Moments.SECOND;

    private long start(Place place) {
        return origin + index.of(place) * WIDTH;
    }

    private long end(Place place) {
        return start(place) + 1 + Key.below(key.draw(place), WIDTH - 1);
    }

    /// The stretch as a range value.
    public ValueSource range() {
        return this::emitRange;
    }

    /// One end of the stretch as a column of its own.
    public ValueSource edge(boolean upper) {
        return (place, sink) -> emitEdge(upper ? end(place) : start(place), sink);
    }

    private void emitRange(Place place, ValueSink sink) {
        var text = new ByteText(64).append('[');
        append(text, start(place));
        text.append(',');
        append(text, end(place));
        text.append(')');
        sink.text(text.bytes(), text.length());
    }

    private void emitEdge(long units, ValueSink sink) {
        switch (unit) {
            case NUMBER -> sink.whole(units);
            case DATE -> sink.date(units);
            case TIMESTAMP -> sink.timestamp(units * HOUR, false);
            case TIMESTAMP_ZONED -> sink.timestamp(units * HOUR, true);
        }
    }

    private void append(ByteText text, long units) {
        switch (unit) {
            case NUMBER -> text.append(units);
            case DATE -> text.date(units);
            case TIMESTAMP -> text.append('"').timestamp(units * HOUR, false).append('"');
            case TIMESTAMP_ZONED ->
                text.append('"').timestamp(units * HOUR, true).append('"');
        }
    }
}
