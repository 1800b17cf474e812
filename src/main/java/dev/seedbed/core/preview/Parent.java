package dev.seedbed.core.preview;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Link;

/// The row that a row points at through one link.
public record Parent(Link link, Target target) {

    public sealed interface Target {

        /// It follows from the child's place, and holds the key.
        record Known(Place place) implements Target {}

        /// Something else chose the key (a fixture, say): the row was found by it among `looked` rows.
        record Sought(Place place, long looked) implements Target {}

        /// The key is NULL.
        record Nothing() implements Target {}

        /// Something else chose the key, and none of the `looked` of `all` rows that were looked at holds it.
        record Unknown(long looked, long all) implements Target {}
    }
}
