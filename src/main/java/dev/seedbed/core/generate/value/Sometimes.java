package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// The inner value where it is present, else NULL.
public record Sometimes(Presence presence, ValueSource inner) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        if (presence.at(place)) {
            inner.emit(place, sink);
        } else {
            sink.nothing();
        }
    }
}
