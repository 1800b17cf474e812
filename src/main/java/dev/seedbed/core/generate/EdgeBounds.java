package dev.seedbed.core.generate;

import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.ColumnBounds;
import dev.seedbed.core.scenario.edge.EdgeCase;
import dev.seedbed.core.scenario.edge.EdgeCatalogue;
import dev.seedbed.core.schema.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The first and the last values that a type and the checks of one column leave, those just inside and those just
/// outside: the latter are there to be refused.
final class EdgeBounds {

    /// Longer texts are no edge, but a load.
    private static final int LONGEST = 10_000;

    private static final String ONE_BYTE = EdgeCatalogue.FILLERS.get(0);
    private static final String TWO_BYTES = EdgeCatalogue.FILLERS.get(1);
    private static final String FOUR_BYTES = EdgeCatalogue.FILLERS.get(2);

    /// The length of a date as text.
    private static final int DAY = 10;

    private static final BigInteger MICROS = BigInteger.valueOf(1_000_000);
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ColumnType type;
    private final ColumnBounds bounds;
    private final List<EdgeCase> cases = new ArrayList<>();

    EdgeBounds(ColumnType type, ColumnBounds bounds) {
        this.type = type;
        this.bounds = bounds;
    }

    List<EdgeCase> cases() {
        switch (type) {
            case ColumnType.Text text -> lengths(text.maxLength());
            case ColumnType.Whole whole -> whole(whole);
            case ColumnType.Numeric numeric -> numeric(numeric);
            case ColumnType.Floating floating -> floating(floating.bits());
            case ColumnType.Money _ -> {
                add("least", "-92233720368547758.08", "the least amount of the type");
                add("most", "92233720368547758.07", "the greatest amount of the type");
            }
            case ColumnType.Bool _ -> {
                add("true", "t", "one of two");
                add("false", "f", "the other one");
            }
            case ColumnType.Date _ -> {
                add("first", "4714-11-24 BC", "the first day of the type");
                add("last", "5874897-12-31", "the last day of the type");
                moments(86_400L * 1_000_000, DAY, "");
            }
            case ColumnType.Timestamp timestamp -> {
                var zone = timestamp.zoned() ? "+00" : "";
                add("first", "4714-11-24 00:00:00" + zone + " BC", "the first moment of the type");
                add("last", "294276-12-31 23:59:59.999999" + zone, "the last moment of the type");
                moments(1, 26, zone);
            }
            case ColumnType.Interval _ -> {
                add("shortest", "-178000000 years", "the shortest interval of the type");
                add("longest", "178000000 years", "the longest interval of the type");
            }
            case ColumnType.Bits bits -> bits(bits);
            case ColumnType.Enumerated list -> {
                add("first", list.labels().getFirst(), "the first label");
                add("last", list.labels().getLast(), "the last label");
            }
            default -> {}
        }
        return cases;
    }

    private void add(String name, String value, String why) {
        cases.add(new EdgeCase(EdgeCatalogue.BOUNDARY, name, value, why));
    }

    private void lengths(OptionalInt declared) {
        var most =
                Math.min(declared.orElse(Integer.MAX_VALUE), bounds.maxLength().orElse(Integer.MAX_VALUE));
        var least = bounds.minLength();
        if (least > 0) {
            add("shorter", ONE_BYTE.repeat(least - 1), "one character less than a check asks for");
            add("shortest", ONE_BYTE.repeat(least), "as few characters as a check asks for");
        } else {
            add("empty", "", "no character");
            add("shortest", ONE_BYTE, "one character");
        }
        if (most <= LONGEST) {
            add("longest-but-one", ONE_BYTE.repeat(most - 1), "room for one character more");
            add("longest", ONE_BYTE.repeat(most), "as many characters as there is room for");
            add("longest-in-two-bytes", TWO_BYTES.repeat(most), "as many characters, and twice as many bytes");
            add("longest-in-four-bytes", FOUR_BYTES.repeat(most), "as many characters, and four times as many bytes");
            add("longer", ONE_BYTE.repeat(most + 1), "one character more than there is room for");
        }
    }

    private void whole(ColumnType.Whole whole) {
        var max = BigInteger.valueOf(whole.max());
        add(
                "least",
                max.negate().subtract(BigInteger.ONE).toString(),
                "the least number of the type: it has no absolute value");
        add("most", max.toString(), "the greatest number of the type: one more overflows");
        add("beyond", max.add(BigInteger.ONE).toString(), "one more than the type has");
        numbers(BigDecimal.ONE);
    }

    private void numeric(ColumnType.Numeric numeric) {
        if (numeric.precision().isEmpty()) {
            numbers(unit());
            return;
        }
        var unit = BigDecimal.ONE.scaleByPowerOfTen(-numeric.scale().orElse(0));
        var most = BigDecimal.TEN
                .pow(numeric.precision().getAsInt())
                .subtract(BigDecimal.ONE)
                .multiply(unit);
        add("least", most.negate().toPlainString(), "the least number of the type");
        add("most", most.toPlainString(), "the greatest number of the type");
        add("smallest", unit.toPlainString(), "the smallest number above 0");
        add("beyond", most.add(unit).toPlainString(), "one unit more than the type has");
        numbers(unit);
    }

    /// The last digit that a check's numbers have.
    private BigDecimal unit() {
        var scale = Math.max(
                bounds.low().flatMap(Bound::number).map(BigDecimal::scale).orElse(0),
                bounds.high().flatMap(Bound::number).map(BigDecimal::scale).orElse(0));
        return BigDecimal.ONE.movePointLeft(Math.max(0, scale));
    }

    private void floating(int bits) {
        add("most", bits == 32 ? "3.4028235e+38" : "1.7976931348623157e+308", "the greatest number of the type");
        add("least", bits == 32 ? "-3.4028235e+38" : "-1.7976931348623157e+308", "the least number of the type");
        add("smallest", bits == 32 ? "1e-45" : "5e-324", "the smallest number above 0");
        numbers(unit());
    }

    private void numbers(BigDecimal unit) {
        bounds.low()
                .flatMap(Bound::number)
                .ifPresent(low -> around("low", unit, low, number -> number.toPlainString()));
        bounds.high()
                .flatMap(Bound::number)
                .ifPresent(high -> around("high", unit, high, number -> number.toPlainString()));
    }

    private void moments(long unit, int length, String zone) {
        bounds.low().flatMap(Bound::moment).ifPresent(low -> moment("low", unit, low, length, zone));
        bounds.high().flatMap(Bound::moment).ifPresent(high -> moment("high", unit, high, length, zone));
    }

    private void moment(String end, long unit, long micros, int length, String zone) {
        around(end, BigDecimal.valueOf(unit), BigDecimal.valueOf(micros), at -> moment(at, length, zone));
    }

    private static String moment(BigDecimal micros, int length, String zone) {
        var parts = micros.toBigInteger().divideAndRemainder(MICROS);
        var instant = Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue() * 1_000);
        var text = MOMENT.format(instant);
        return length == DAY ? text.substring(0, DAY) : text + zone;
    }

    private interface Writer {
        String write(BigDecimal value);
    }

    private void around(String end, BigDecimal unit, BigDecimal value, Writer writer) {
        var check =
                Optional.of(bounds.source()).filter(source -> !source.isEmpty()).orElse("a check");
        add("below-" + end, writer.write(value.subtract(unit)), "one unit below a number in " + check);
        add(end, writer.write(value), "a number in " + check);
        add("above-" + end, writer.write(value.add(unit)), "one unit above a number in " + check);
    }

    private void bits(ColumnType.Bits bits) {
        var most = bits.length().orElse(1);
        if (bits.varying()) {
            add("empty", "", "no bit");
        }
        if (most <= LONGEST) {
            add("zeros", "0".repeat(most), "as many bits as there is room for, none set");
            add("ones", "1".repeat(most), "as many bits as there is room for, all set");
        }
    }
}
