package dev.seedbed.core.scenario.check;

import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/// An end of a range of values, in the type's input syntax.
public record Bound(String value, boolean inclusive) {

    private static final DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);

    private static final DateTimeFormatter ZONED = new DateTimeFormatterBuilder()
            .append(LOCAL)
            .appendPattern("[XXX][X]")
            .toFormatter(Locale.ROOT);

    private static final long MICROS_PER_SECOND = 1_000_000L;

    /// The bound as a number; empty when it is none.
    public Optional<BigDecimal> number() {
        return number(value);
    }

    /// A day or a moment, as microseconds since 1970-01-01 00:00 UTC; empty when it is none.
    public Optional<Long> moment() {
        return moment(value);
    }

    /// A time of day, as microseconds since midnight; empty when it is none.
    public Optional<Long> timeOfDay() {
        try {
            return Optional.of(
                    LocalTime.parse(value.replaceFirst("[+-]\\d\\d$", "")).toNanoOfDay() / 1_000);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Whether values of this type lie between others.
    public static boolean onLine(ColumnType type) {
        return switch (type) {
            case ColumnType.Whole _,
                    ColumnType.Numeric _,
                    ColumnType.Floating _,
                    ColumnType.Money _,
                    ColumnType.Date _,
                    ColumnType.Timestamp _,
                    ColumnType.Time _ -> true;
            default -> false;
        };
    }

    /// Whether a column of this type can be held against it.
    public boolean fits(ColumnType type) {
        return switch (type) {
            case ColumnType.Whole _, ColumnType.Numeric _, ColumnType.Floating _, ColumnType.Money _ ->
                number().isPresent();
            case ColumnType.Date _, ColumnType.Timestamp _ -> moment().isPresent();
            case ColumnType.Time _ -> timeOfDay().isPresent();
            default -> false;
        };
    }

    boolean comparable(Bound other) {
        return order(value, other.value).isPresent();
    }

    /// Whether this lower bound leaves anything below an upper one.
    public boolean leaves(Bound upper) {
        return order(value, upper.value)
                .map(order -> (inclusive && upper.inclusive) ? order <= 0 : order < 0)
                .orElse(true);
    }

    /// The stricter of two lower bounds.
    public static Bound higher(Bound one, Bound other) {
        var order = order(one.value, other.value).orElse(0);
        return order == 0 ? (one.inclusive ? other : one) : order > 0 ? one : other;
    }

    static Bound lower(Bound one, Bound other) {
        var order = order(one.value, other.value).orElse(0);
        return order == 0 ? (one.inclusive ? other : one) : order < 0 ? one : other;
    }

    /// Whether a value lies above this lower bound, or cannot be compared with it.
    boolean below(String other) {
        return order(value, other)
                .map(order -> inclusive ? order <= 0 : order < 0)
                .orElse(true);
    }

    /// Whether a value lies below this upper bound, or cannot be compared with it.
    boolean above(String other) {
        return order(value, other)
                .map(order -> inclusive ? order >= 0 : order > 0)
                .orElse(true);
    }

    /// Whether the two texts mean the same value.
    static boolean same(String one, String other) {
        return one.equals(other)
                || number(one)
                        .flatMap(left -> number(other).map(left::compareTo))
                        .filter(order -> order == 0)
                        .isPresent();
    }

    private static Optional<Integer> order(String one, String other) {
        return number(one)
                .flatMap(left -> number(other).map(left::compareTo))
                .or(() -> moment(one).flatMap(left -> moment(other).map(left::compareTo)));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// As PostgreSQL writes it, or as ISO 8601 does, with a T.
    private static Optional<Long> moment(String written) {
        var text = written.replace('T', ' ');
        try {
            if (text.length() <= 10) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * MICROS_PER_SECOND);
            }
            var zoned = text.matches(".*[+-]\\d\\d(:?\\d\\d)?|.*Z");
            var moment = zoned
                    ? OffsetDateTime.parse(text, ZONED).toInstant()
                    : LocalDateTime.parse(text, LOCAL).toInstant(ZoneOffset.UTC);
            return Optional.of(moment.getEpochSecond() * MICROS_PER_SECOND + moment.getNano() / 1_000);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
