package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.Place;
import dev.seedbed.core.generate.ValueSink;
import dev.seedbed.core.generate.ValueSource;

/// NULL in every row.
public record Nothing() implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        sink.nothing();
    }
}
