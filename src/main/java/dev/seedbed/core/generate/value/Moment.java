package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;

/// A point in time that belongs to a row: microseconds since 1970-01-01 00:00 UTC, in whole seconds.
@FunctionalInterface
public interface Moment {

    long of(Place place);
}
