package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.schema.ColumnType;
import java.util.Optional;

/// Dates and times.
public sealed interface Moments extends ValueSource {

    long SECOND = 1_000_000L;
    long DAY = 86_400 * SECOND;

    /// What of a moment a column keeps.
    enum Form {
        DATE,
        TIMESTAMP,
        TIMESTAMP_ZONED;

        /// The form of a type; empty for types that are no point in time.
        public static Optional<Form> of(ColumnType type) {
            return switch (type.base()) {
                case ColumnType.Date _ -> Optional.of(DATE);
                case ColumnType.Timestamp timestamp -> Optional.of(timestamp.zoned() ? TIMESTAMP_ZONED : TIMESTAMP);
                default -> Optional.empty();
            };
        }
    }

    /// The row's own moment plus `rank` steps, and up to half a step more by chance: columns of a row with a higher
    /// rank are later.
    record OfRow(Moment moment, Key key, int rank, Form form) implements Moments {

        private static final long STEP = 3 * DAY;

        @Override
        public void emit(Place place, ValueSink sink) {
            var offset = rank == 0 ? 0 : rank * STEP + Key.below(key.draw(place), STEP / 2 / SECOND) * SECOND;
            put(sink, form, moment.of(place) + offset);
        }
    }

    /// The row's own moment plus exactly `rank` steps: as unique as that moment is.
    record Exactly(Moment moment, int rank, Form form) implements Moments {
        @Override
        public void emit(Place place, ValueSink sink) {
            put(sink, form, moment.of(place) + rank * OfRow.STEP);
        }
    }

    /// Evenly between two moments; the second excluded.
    record Between(Key key, long fromMicros, long toMicros, Form form) implements Moments {
        @Override
        public void emit(Place place, ValueSink sink) {
            var seconds = Math.max(1, (toMicros - fromMicros) / SECOND);
            put(sink, form, fromMicros + Key.below(key.draw(place), seconds) * SECOND);
        }
    }

    /// Unique as the index is: one step further for each, back or forth from `startMicros`.
    record Stepped(Index index, long startMicros, long stepMicros, Form form) implements Moments {
        @Override
        public void emit(Place place, ValueSink sink) {
            put(sink, form, startMicros + index.of(place) * stepMicros);
        }
    }

    /// A time of day between two, in whole minutes; with `+00` when zoned. The second is excluded.
    record Clock(Key key, long fromMicros, long toMicros, boolean zoned) implements Moments {
        private static final long MINUTE = 60 * SECOND;

        @Override
        public void emit(Place place, ValueSink sink) {
            var first = Math.ceilDiv(fromMicros, MINUTE);
            var minutes = Math.max(1, Math.ceilDiv(toMicros, MINUTE) - first);
            put(sink, (first + Key.below(key.draw(place), minutes)) * MINUTE, zoned);
        }
    }

    /// A time of day, unique as the index is: a second later for each.
    record Ticking(Index index, long startMicros, boolean zoned) implements Moments {
        @Override
        public void emit(Place place, ValueSink sink) {
            put(sink, startMicros + index.of(place) * SECOND, zoned);
        }
    }

    private static void put(ValueSink sink, long microsOfDay, boolean zoned) {
        var text = new ByteText(16).time(microsOfDay);
        if (zoned) {
            text.append("+00");
        }
        sink.text(text.bytes(), text.length());
    }

    private static void put(ValueSink sink, Form form, long micros) {
        switch (form) {
            case DATE -> sink.date(Math.floorDiv(micros, DAY));
            case TIMESTAMP -> sink.timestamp(micros, false);
            case TIMESTAMP_ZONED -> sink.timestamp(micros, true);
        }
    }
}
