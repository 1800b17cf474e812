package dev.seedbed.core.generate.row;

/// A number that tells rows apart inside some scope, counted from 0; {@link #NONE} for a row that gets none.
@FunctionalInterface
public interface Index {

    long NONE = -1;

    long of(Place place);
}
