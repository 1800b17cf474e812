package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.Index;
import dev.seedbed.core.generate.Place;
import dev.seedbed.core.generate.ValueSink;
import dev.seedbed.core.generate.ValueSource;

/// `start`, `start + 1`, … by the index.
public record Counter(Index index, long start) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        sink.whole(start + index.of(place));
    }
}
