package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.function.Supplier;

/// A foreign key column: the referenced column's value, recomputed from the parent's place; NULL where there is none.
///
/// `target` is asked for when the first row is made: tables may reference each other in a circle.
public record ParentValue(Reference reference, Supplier<ValueSource> target) implements ValueSource {

    @Override
    public void emit(Place place, ValueSink sink) {
        var parent = reference.of(place);
        if (parent.row() < 0) {
            sink.nothing();
        } else {
            target.get().emit(parent, sink);
        }
    }
}
