package dev.seedbed.core.generate;

import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The line on which columns rise: numbers, or moments as microseconds.
enum RuleLine {
    NUMBERS {
        @Override
        Optional<BigDecimal> place(Bound bound) {
            return bound.number().filter(number -> Math.abs(number.scale()) <= MOST_DIGITS);
        }

        @Override
        String text(BigDecimal place) {
            return place.stripTrailingZeros().toPlainString();
        }
    },
    MOMENTS {
        @Override
        Optional<BigDecimal> place(Bound bound) {
            return bound.moment().map(BigDecimal::valueOf);
        }

        @Override
        String text(BigDecimal place) {
            var seconds = Math.floorDiv(place.longValue(), Moments.SECOND);
            return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(SECONDS);
        }
    },
    /// Not divided by rules.
    TIMES {
        @Override
        Optional<BigDecimal> place(Bound bound) {
            return bound.timeOfDay().map(BigDecimal::valueOf);
        }

        @Override
        String text(BigDecimal place) {
            return place.toPlainString();
        }
    };

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final int USUAL_SCALE = 2;
    private static final int MOST_SCALE = 9;
    private static final int MOST_DIGITS = 100;

    static RuleLine of(ColumnType type) {
        return switch (type) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ -> NUMBERS;
            case ColumnType.Date _, ColumnType.Timestamp _ -> MOMENTS;
            default -> TIMES;
        };
    }

    abstract Optional<BigDecimal> place(Bound bound);

    /// The place as a bound of a column; of moments, whole seconds.
    abstract String text(BigDecimal place);

    /// Whether a column of the type has a value inside the bounds.
    boolean leaves(ColumnBounds bounds, ColumnType type) {
        var low = bounds.low().flatMap(bound -> step(bound, type, RoundingMode.CEILING));
        var high = bounds.high().flatMap(bound -> step(bound, type, RoundingMode.FLOOR));
        return low.isEmpty() || high.isEmpty() || low.get().compareTo(high.get()) <= 0;
    }

    /// The first step of the type's values inside a bound.
    private Optional<BigDecimal> step(Bound bound, ColumnType type, RoundingMode inward) {
        return place(bound).map(place -> {
            var unit = unit(type);
            var step = place.divide(unit, 0, inward);
            var touches = !bound.inclusive() && step.multiply(unit).compareTo(place) == 0;
            return touches ? step.add(BigDecimal.valueOf(inward == RoundingMode.CEILING ? 1 : -1)) : step;
        });
    }

    private static BigDecimal unit(ColumnType type) {
        return switch (type) {
            case ColumnType.Whole _ -> BigDecimal.ONE;
            case ColumnType.Numeric numeric ->
                BigDecimal.valueOf(1, Math.clamp(numeric.scale().orElse(USUAL_SCALE), 0, MOST_SCALE));
            case ColumnType.Date _ -> BigDecimal.valueOf(Moments.DAY);
            case ColumnType.Timestamp _ -> BigDecimal.valueOf(Moments.SECOND);
            default -> BigDecimal.valueOf(1, USUAL_SCALE);
        };
    }
}
