package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.function.Supplier;

/// A column of another table, whose source is asked for when its first cell is made: tables may look at each other in a
/// circle. Threads that ask at the same time get equal answers.
public final class Deferred implements ValueSource {

    private ValueSource source;

    public Deferred(Supplier<ValueSource> later) {
        source = (place, sink) -> {
            var found = later.get();
            this.source = found;
            found.emit(place, sink);
        };
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        source.emit(place, sink);
    }
}
