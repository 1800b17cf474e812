package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.math.BigDecimal;

/// Numbers inside bounds, both ends included.
public sealed interface Numbers extends ValueSource {

    /// `low` … `high` evenly, `high − low` below 2^63.
    record Wholes(Key key, long low, long high) implements Numbers {
        @Override
        public void emit(Place place, ValueSink sink) {
            sink.whole(low + Key.below(key.draw(place), high - low + 1));
        }
    }

    /// Unscaled `low` … `high` with `scale` digits; small numbers are likelier, as amounts of money are.
    record Decimals(Key key, long low, long high, int scale) implements Numbers {
        @Override
        public void emit(Place place, ValueSink sink) {
            var draw = key.draw(place);
            var span = Key.below(Key.again(draw, 1), high - low + 1) + 1;
            sink.decimal(low + Key.below(draw, span), scale);
        }
    }

    /// Fractions between unscaled `low` and `high`, with `scale` digits to spare.
    record Floats(Key key, long low, long high, int scale) implements Numbers {
        private static final int MORE_DIGITS = 3;

        @Override
        public void emit(Place place, ValueSink sink) {
            var steps = Math.multiplyExact(high - low, 1_000L) + 1;
            var unscaled = low * 1_000 + Key.below(key.draw(place), steps);
            sink.floating(BigDecimal.valueOf(unscaled, scale + MORE_DIGITS).doubleValue());
        }
    }

    /// Unique as the index is: `low` plus it, as unscaled digits.
    record Counted(Index index, long low, int scale) implements Numbers {
        @Override
        public void emit(Place place, ValueSink sink) {
            sink.decimal(low + index.of(place), scale);
        }
    }

    record Truth(Key key, double share) implements Numbers {
        @Override
        public void emit(Place place, ValueSink sink) {
            sink.bool(Key.fraction(key.draw(place)) < share);
        }
    }
}
