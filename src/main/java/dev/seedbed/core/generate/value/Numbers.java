package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Index;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import java.math.BigDecimal;
import java.math.MathContext;

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

    /// Whole numbers of a distribution; the share `rounded` of them is round, where a round number lies inside the
    /// ends.
    record CurvedWholes(Key key, Curve curve, long low, long high, double rounded) implements Numbers {
        @Override
        public void emit(Place place, ValueSink sink) {
            sink.whole(curved(key.draw(place), curve, 1, low, high, rounded));
        }
    }

    /// The same with `scale` digits; the ends are unscaled.
    record CurvedDecimals(Key key, Curve curve, long low, long high, int scale, double power, double rounded)
            implements Numbers {

        public CurvedDecimals(Key key, Curve curve, long low, long high, int scale, double rounded) {
            this(
                    key,
                    curve,
                    low,
                    high,
                    scale,
                    BigDecimal.ONE.movePointRight(scale).doubleValue(),
                    rounded);
        }

        @Override
        public void emit(Place place, ValueSink sink) {
            sink.decimal(curved(key.draw(place), curve, power, low, high, rounded), scale);
        }
    }

    /// The same as fractions of so many significant digits.
    record CurvedFloats(Key key, Curve curve, double low, double high, int digits, double rounded) implements Numbers {
        @Override
        public void emit(Place place, ValueSink sink) {
            var draw = key.draw(place);
            var value = Math.clamp(curve.at(draw), low, high);
            var digit = new BigDecimal(value).round(new MathContext(digits));
            if (rounds(draw, rounded)) {
                var round = BigDecimal.valueOf(
                        RoundNumber.nearest(digit.unscaledValue().longValue()), digit.scale());
                digit = inside(round.doubleValue(), low, high) ? round : digit;
            }
            sink.floating(Math.clamp(digit.doubleValue(), low, high));
        }
    }

    static long curved(long draw, Curve curve, double power, long low, long high, double rounded) {
        var number = Math.clamp((long) StrictMath.rint(curve.at(draw) * power), low, high);
        if (!rounds(draw, rounded)) {
            return number;
        }
        var round = RoundNumber.nearest(number);
        return round >= low && round <= high ? round : number;
    }

    private static boolean rounds(long draw, double share) {
        return share > 0 && Key.fraction(Key.again(draw, 1)) < share;
    }

    private static boolean inside(double value, double low, double high) {
        return value >= low && value <= high;
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
