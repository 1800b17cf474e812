package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.Reference;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.util.function.Supplier;

/// A column of the row that a row points at, recomputed from that row's place: the key that it is referenced by, or any
/// other. NULL where there is no such row.
public final class ParentValue implements ValueSource {

    private final Reference reference;
    private final Deferred target;

    public ParentValue(Reference reference, Supplier<ValueSource> target) {
        this.reference = reference;
        this.target = new Deferred(target);
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
