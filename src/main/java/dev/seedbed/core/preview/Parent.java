package dev.seedbed.core.preview;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Link;

/// The row that a row points at through one link.
public record Parent(Link link, Target target) {

    public sealed interface Target {

        /// It follows from the child's place, and holds the key.
        record Known(Place place) implements Target {}

        /// The key is NULL.
        record Nothing() implements Target {}

        /// No row was chosen for this value, as may be where nothing but a name makes a key of a column: whether some
        /// row has it is not known.
        record Unknown() implements Target {}
    }
}
