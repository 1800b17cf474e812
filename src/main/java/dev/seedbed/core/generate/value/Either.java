package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.function.Predicate;

/// One source where the place meets a condition, another elsewhere.
public record Either(Predicate<Place> condition, ValueSource met, ValueSource unmet) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        (condition.test(place) ? met : unmet).emit(place, sink);
    }
}
