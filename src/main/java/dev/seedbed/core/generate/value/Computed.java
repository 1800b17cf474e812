package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;

/// A value that follows from others, and need not be one that its column takes: then the nearest one is written.
public interface Computed extends ValueSource {

    /// Whether the column takes what was computed for a row.
    boolean fits(Place place);

    /// How many other cells it takes at most.
    default long cells() {
        return 1;
    }
}
