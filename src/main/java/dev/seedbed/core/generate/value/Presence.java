package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;

/// Whether a nullable column has a value in a row. Columns that must be NULL together, or by turns, share one key.
public sealed interface Presence {

    boolean at(Place place);

    /// A share of all rows.
    record Share(Key key, double present) implements Presence {
        @Override
        public boolean at(Place place) {
            return Key.fraction(key.draw(place)) < present;
        }
    }

    /// Exactly one of `members` columns has a value: this is number `member`.
    record OneOf(Key key, int members, int member) implements Presence {
        @Override
        public boolean at(Place place) {
            return Key.below(key.draw(place), members) == member;
        }
    }
}
