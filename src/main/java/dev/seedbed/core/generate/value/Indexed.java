package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;

/// A value made of an index; NULL for the rows that get none, because no different value is left for them.
public record Indexed(Index index, ValueSource inner) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        if (index.of(place) == Index.NONE) {
            sink.nothing();
        } else {
            inner.emit(place, sink);
        }
    }
}
