package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// NULL in every row.
public record Nothing() implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        sink.nothing();
    }
}
