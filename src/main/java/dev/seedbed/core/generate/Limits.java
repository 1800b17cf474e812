package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.ColumnBounds.Bound;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// The numbers that a column may hold, as unscaled integers with `scale` digits, both ends included.
record Limits(long low, long high, int scale) {

    private static final int MOST_DIGITS = 15;
    private static final int MOST_SCALE = 9;

    /// What meaning, type and checks leave together. A check wins over a meaning; the type wins over both.
    static Limits of(Kind kind, Cell cell) {
        var typeScale = scale(cell.type());
        var wished = wished(kind, typeScale);
        var typeHigh = typeHigh(cell.type(), typeScale);
        var low = cell.bounds()
                .low()
                .flatMap(bound -> unscaled(bound, typeScale, 1))
                .orElse(BigDecimal.valueOf(wished.low));
        var high = cell.bounds()
                .high()
                .flatMap(bound -> unscaled(bound, typeScale, -1))
                .orElse(BigDecimal.valueOf(wished.high));
        if (cell.bounds().high().isEmpty() && high.compareTo(low) <= 0) {
            high = low.add(BigDecimal.valueOf(1_000));
        }
        if (cell.bounds().low().isEmpty() && low.compareTo(high) >= 0) {
            low = high.subtract(BigDecimal.valueOf(1_000));
        }
        var limits = new Limits(
                low.max(BigDecimal.valueOf(-typeHigh)).longValue(),
                high.min(BigDecimal.valueOf(typeHigh)).longValue(),
                typeScale);
        return limits.segment(cell.order());
    }

    /// How many different numbers there are.
    long count() {
        return Math.max(0, high - low + 1);
    }

    /// All numbers from `low` that the type can hold: what a counter has to itself.
    static long counterRoom(Cell cell) {
        var limits = of(Kind.COUNTER, cell);
        var top = cell.bounds().high().isPresent() ? limits.high : typeHigh(cell.type(), limits.scale);
        return Math.max(0, top - limits.low + 1);
    }

    private Limits segment(Cell.Order order) {
        if (order.ranks() == 1 || count() < order.ranks()) {
            return this;
        }
        var width = count() / order.ranks();
        var start = low + width * order.rank();
        return new Limits(start, start + width - 1, scale);
    }

    private static Limits wished(Kind kind, int scale) {
        var one = (long) Math.pow(10, scale);
        return switch (kind) {
            case QUANTITY -> new Limits(one, 20 * one, scale);
            case AMOUNT -> scale == 0 ? new Limits(100, 500_000, 0) : new Limits(one, 5_000 * one, scale);
            case RATE -> scale == 0 ? new Limits(0, 100, 0) : new Limits(one / 100 + 1, one, scale);
            case YEAR -> new Limits(1990 * one, 2025 * one, scale);
            case LATITUDE -> new Limits(-51 * one, -47 * one, scale);
            case LONGITUDE -> new Limits(-125 * one, -122 * one, scale);
            default -> new Limits(one, 1_000 * one, scale);
        };
    }

    private static Optional<BigDecimal> unscaled(Bound bound, int scale, int inward) {
        try {
            var exact = new BigDecimal(bound.value().trim()).movePointRight(scale);
            var whole = exact.setScale(0, inward > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
            var touches = whole.compareTo(exact) == 0 && !bound.inclusive();
            return Optional.of(touches ? whole.add(BigDecimal.valueOf(inward)) : whole);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static int scale(ColumnType type) {
        return switch (type) {
            case ColumnType.Numeric numeric -> Math.clamp(numeric.scale().orElse(2), 0, MOST_SCALE);
            case ColumnType.Money _, ColumnType.Floating _ -> 2;
            default -> 0;
        };
    }

    private static long typeHigh(ColumnType type, int scale) {
        return switch (type) {
            case ColumnType.Whole whole -> whole.max();
            case ColumnType.Numeric numeric ->
                (long) Math.pow(
                                10,
                                Math.min(
                                        MOST_DIGITS,
                                        Math.max(numeric.precision().orElse(MOST_DIGITS), scale)))
                        - 1;
            default -> (long) Math.pow(10, MOST_DIGITS);
        };
    }
}
