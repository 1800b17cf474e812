package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// `start`, `start + 1`, … by the index.
public record Counter(Index index, long start) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        sink.whole(start + index.of(place));
    }
}
