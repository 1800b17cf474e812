package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.function.Supplier;

/// A foreign key column: the referenced column's value, recomputed from the parent's place; NULL where there is none.
public final class ParentValue implements ValueSource {

    private final Reference reference;
    private ValueSource target;

    /// `target` is asked for when the first row is made: tables may reference each other in a circle. Threads that ask
    /// at the same time get equal answers.
    public ParentValue(Reference reference, Supplier<ValueSource> target) {
        this.reference = reference;
        this.target = (parent, sink) -> {
            var found = target.get();
            this.target = found;
            found.emit(parent, sink);
        };
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        var parent = reference.of(place);
        if (parent.row() < 0) {
            sink.nothing();
        } else {
            target.emit(parent, sink);
        }
    }
}
