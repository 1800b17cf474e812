package dev.seedbed.core.generate.row;

/// Makes one column's cell: a pure function of the row's place, safe to call from any thread in any order.
@FunctionalInterface
public interface ValueSource {

    /// Calls exactly one method of `sink`, once.
    void emit(Place place, ValueSink sink);
}
