package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.Place;
import dev.seedbed.core.generate.ValueSink;
import dev.seedbed.core.generate.ValueSource;
import java.util.function.Predicate;

/// One source where the place meets a condition, another elsewhere.
public record Either(Predicate<Place> condition, ValueSource met, ValueSource unmet) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        (condition.test(place) ? met : unmet).emit(place, sink);
    }
}
