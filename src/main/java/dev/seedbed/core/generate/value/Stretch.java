package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Moments.Form;
import java.util.Optional;

/// A stretch of values that the rows below one parent divide evenly: the first row has its values from the first part,
/// and so on. So rows are in order without looking at each other.
///
/// `low` and `size` count units: days, seconds, or numbers with `scale` digits where `form` is absent.
public record Stretch(Key key, Numbering numbering, long low, long size, Optional<Form> form, int scale) {

    /// The part of the stretch that belongs to a row.
    private record Part(long start, long width) {}

    private Part part(Place place) {
        var rows = numbering.siblings(place);
        var index = place.local() - rows.start();
        var width = size / rows.size();
        var wider = size % rows.size();
        return new Part(low + index * width + Math.min(index, wider), width + (index < wider ? 1 : 0));
    }

    /// A value from the row's part.
    public ValueSource rising() {
        return (place, sink) -> {
            var part = part(place);
            put(part.start() + Key.below(key.draw(place), part.width()), sink);
        };
    }

    /// The start of a slot inside the row's part, or its end, which is later. A part has two units or more.
    public ValueSource slot(boolean end) {
        return (place, sink) -> {
            var part = part(place);
            var draw = key.draw(place);
            var start = part.start() + Key.below(draw, part.width() - 1);
            var left = part.start() + part.width() - 1 - start;
            put(end ? start + 1 + Key.below(Key.again(draw, 1), left) : start, sink);
        };
    }

    private void put(long units, ValueSink sink) {
        if (form.isEmpty()) {
            sink.decimal(units, scale);
            return;
        }
        switch (form.get()) {
            case DATE -> sink.date(units);
            case TIMESTAMP -> sink.timestamp(units * Moments.SECOND, false);
            case TIMESTAMP_ZONED -> sink.timestamp(units * Moments.SECOND, true);
        }
    }
}
