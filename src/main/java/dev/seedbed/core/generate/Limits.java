package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.Derivation.Room;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;

/// The numbers that a column may hold, as unscaled integers with `scale` digits, both ends included.
record Limits(long low, long high, int scale) {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_SCALE = 9;
    private static final int MOST_COMPUTED = 100;
    private static final long SPAN = 1_000;

    /// What meaning, type and checks leave together. A check wins over a meaning; the type wins over both.
    static Limits of(Kind kind, Cell cell) {
        var scale = scale(cell);
        if (cell.order().bound()) {
            return segment(cell, scale);
        }
        var wished = wished(kind, power(scale));
        return between(
                (kind == Kind.COUNTER ? aboveForbidden(cell) : cell.bounds().low())
                        .flatMap(bound -> unscaled(bound, scale, 1)),
                cell.bounds().high().flatMap(bound -> unscaled(bound, scale, -1)),
                wished.low,
                wished.high,
                new Limits(-typeHigh(cell.type(), scale), typeHigh(cell.type(), scale), scale));
    }

    /// All that type and checks leave.
    static Limits open(Cell cell) {
        var scale = scale(cell);
        if (cell.order().bound()) {
            return segment(cell, scale);
        }
        var top = typeHigh(cell.type(), scale);
        var low = cell.bounds().low().flatMap(bound -> unscaled(bound, scale, 1));
        var high = cell.bounds().high().flatMap(bound -> unscaled(bound, scale, -1));
        return new Limits(Math.max(-top, low.orElse(-top)), Math.min(top, high.orElse(top)), scale);
    }

    /// Numbers that a counter must not come by are left below it.
    private static Optional<Bound> aboveForbidden(Cell cell) {
        var forbidden = cell.bounds().forbidden().stream()
                .flatMap(value -> new Bound(value, false).number().stream())
                .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(SPAN)) < 0)
                .max(Comparator.naturalOrder())
                .map(number -> new Bound(number.toPlainString(), false));
        return forbidden.isEmpty()
                ? cell.bounds().low()
                : Optional.of(cell.bounds()
                        .low()
                        .filter(low -> low.number().isPresent())
                        .map(low -> Bound.higher(low, forbidden.get()))
                        .orElse(forbidden.get()));
    }

    /// A wish gives way to a bound, and is kept inside the type.
    private static Limits between(
            Optional<Long> least, Optional<Long> most, long wishedLow, long wishedHigh, Limits type) {
        var span = Math.max(wishedHigh - wishedLow, SPAN);
        var low = Math.max(
                type.low,
                least.orElse(most.filter(top -> top < wishedLow)
                        .map(top -> top - span)
                        .orElse(wishedLow)));
        var high = Math.min(type.high, most.orElse(low >= wishedHigh ? low + span : wishedHigh));
        var squeezed = least.isEmpty() && low > high ? Math.min(1, high) : low;
        return new Limits(squeezed, high, type.scale);
    }

    /// What a column takes of values that are computed, and not drawn.
    static Room room(Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Whole whole -> room(cell, Optional.of(0), BigDecimal.valueOf(whole.max()));
            case ColumnType.Money _ -> room(cell, Optional.of(2), BigDecimal.TEN.pow(MOST_DIGITS));
            case ColumnType.Floating _ -> room(cell, Optional.empty(), BigDecimal.TEN.pow(MOST_DIGITS * 2));
            case ColumnType.Numeric numeric -> {
                var scale = numeric.precision().isPresent()
                        ? Optional.of(numeric.scale().orElse(0))
                        : Optional.<Integer>empty();
                var digits = numeric.precision().orElse(MOST_COMPUTED) - scale.orElse(0);
                yield room(cell, scale, BigDecimal.ONE.movePointRight(digits).subtract(unit(scale)));
            }
            default -> new Room.OfTexts(cell.maxLength().orElse(Integer.MAX_VALUE));
        };
    }

    private static Room room(Cell cell, Optional<Integer> scale, BigDecimal top) {
        var unit = unit(scale);
        var low = cell.bounds().low().flatMap(bound -> inside(bound, unit)).orElse(top.negate());
        var high = cell.bounds()
                .high()
                .flatMap(bound -> inside(bound, unit.negate()))
                .orElse(top);
        return new Room.OfNumbers(
                low.max(top.negate()), high.min(top), scale, cell.type() instanceof ColumnType.Floating);
    }

    private static BigDecimal unit(Optional<Integer> scale) {
        return BigDecimal.valueOf(1, scale.orElse(MOST_SCALE));
    }

    private static Optional<BigDecimal> inside(Bound bound, BigDecimal inward) {
        return bound.number().map(number -> bound.inclusive() ? number : number.add(inward));
    }

    double lowest() {
        return BigDecimal.valueOf(low, scale).doubleValue();
    }

    double highest() {
        return BigDecimal.valueOf(high, scale).doubleValue();
    }

    /// From one number to the next.
    double unit() {
        return BigDecimal.valueOf(1, scale).doubleValue();
    }

    /// How many different numbers there are.
    long count() {
        return Math.max(0, high - low + 1);
    }

    /// All numbers from `low` that the type can hold: what a counter has to itself.
    static long counterRoom(Cell cell) {
        var limits = of(Kind.COUNTER, cell);
        var closed = cell.bounds().high().isPresent() || cell.order().bound();
        var top = closed ? limits.high : typeHigh(cell.type(), limits.scale);
        return Math.max(0, top - limits.low + 1);
    }

    /// The column's share of a range that columns which must rise divide among themselves.
    private static Limits segment(Cell cell, int scale) {
        var range = cell.order().range();
        var top = BigDecimal.valueOf(typeHigh(cell.type(), scale), scale);
        var low = range.low()
                .flatMap(Bound::number)
                .orElseGet(() -> range.high()
                        .flatMap(Bound::number)
                        .map(most -> most.subtract(BigDecimal.valueOf(SPAN)))
                        .orElse(top.compareTo(BigDecimal.TEN) < 0 ? BigDecimal.ZERO : BigDecimal.ONE));
        var high = range.high()
                .flatMap(Bound::number)
                .orElse(low.add(BigDecimal.valueOf(SPAN)))
                .min(top);
        var width = high.subtract(low).divide(BigDecimal.valueOf(cell.order().ranks()), 12, RoundingMode.DOWN);
        var start = low.add(width.multiply(BigDecimal.valueOf(cell.order().rank())));
        var exclusive = cell.order().rank() == 0
                && range.low().filter(bound -> !bound.inclusive()).isPresent();
        return new Limits(
                unscaled(new Bound(start.toPlainString(), !exclusive), scale, 1).orElse(0L),
                unscaled(new Bound(start.add(width).toPlainString(), false), scale, -1)
                        .orElse(0L),
                scale);
    }

    private static Limits wished(Kind kind, long one) {
        return switch (kind) {
            case QUANTITY -> new Limits(one, 20 * one, 0);
            case AMOUNT -> one == 1 ? new Limits(100, 500_000, 0) : new Limits(one, 5_000 * one, 0);
            case RATE -> one == 1 ? new Limits(0, 100, 0) : new Limits(one / 100 + 1, one, 0);
            case YEAR -> new Limits(1990 * one, 2025 * one, 0);
            case LATITUDE -> new Limits(-51 * one, -47 * one, 0);
            case LONGITUDE -> new Limits(-125 * one, -122 * one, 0);
            default -> new Limits(one, SPAN * one, 0);
        };
    }

    /// The nearest number inside the bound, as an unscaled integer.
    private static Optional<Long> unscaled(Bound bound, int scale, int inward) {
        return bound.number().map(number -> {
            var exact = number.movePointRight(scale);
            var whole = exact.setScale(0, inward > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
            var touches = whole.compareTo(exact) == 0 && !bound.inclusive();
            return (touches ? whole.add(BigDecimal.valueOf(inward)) : whole)
                    .max(BigDecimal.valueOf(-Long.MAX_VALUE / 2))
                    .min(BigDecimal.valueOf(Long.MAX_VALUE / 2))
                    .longValue();
        });
    }

    /// Numbers without a scale of their own have one only where nobody counts with them.
    private static int scale(Cell cell) {
        return switch (cell.type()) {
            case ColumnType.Numeric numeric ->
                Math.clamp(numeric.scale().orElse(cell.unique().isPresent() ? 0 : 2), 0, MOST_SCALE);
            case ColumnType.Money _, ColumnType.Floating _ -> 2;
            default -> 0;
        };
    }

    private static long typeHigh(ColumnType type, int scale) {
        return switch (type) {
            case ColumnType.Whole whole -> whole.max();
            case ColumnType.Numeric numeric
            when numeric.precision().isPresent() -> {
                var digits = numeric.precision().getAsInt() - numeric.scale().orElse(0) + scale;
                yield power(Math.clamp(digits, 0, MOST_DIGITS)) - 1;
            }
            default -> power(MOST_DIGITS);
        };
    }

    private static long power(int exponent) {
        var power = 1L;
        for (var digit = 0; digit < exponent; digit++) {
            power *= 10;
        }
        return power;
    }
}
