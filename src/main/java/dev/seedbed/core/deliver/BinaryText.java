package dev.seedbed.core.deliver;

import dev.seedbed.core.generate.row.ByteText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Turns the text of a cell into its type's binary form. It reads plain spellings only, those of which there is no
/// doubt that the server reads them alike; others are refused.
final class BinaryText {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("(-?)(\\d{1,18})(?:\\.(\\d{1,17}))?");
    private static final Pattern FLOATING = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?");
    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern BYTES = Pattern.compile("\\\\x(?:\\p{XDigit}{2})*");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,6})?");
    private static final Pattern TIMESTAMP = Pattern.compile("(" + DATE + ") (" + TIME + ")(?:\\+00)?");
    private static final Pattern INET = Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");

    private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final int DECIMAL_DIGITS = 18;

    private BinaryText() {}

    /// A cell with its length.
    static void write(BinaryForm form, byte[] utf8, int length, ByteText out) {
        switch (form) {
            case TEXT -> out.binary(length, 4).append(utf8, 0, length);
            case JSONB -> out.binary(length + 1L, 4).binary(1, 1).append(utf8, 0, length);
            default -> write(form, new String(utf8, 0, length, StandardCharsets.UTF_8), out);
        }
    }

    private static void write(BinaryForm form, String text, ByteText out) {
        switch (form) {
            case BOOL -> fixed(1, bool(text), out);
            case INT2, INT4, INT8 -> fixed(form.wholeBytes(), whole(form, text), out);
            case FLOAT4 -> fixed(4, Float.floatToIntBits(real(spelled(FLOATING, form, text))), out);
            case FLOAT8 -> fixed(8, Double.doubleToLongBits(precise(spelled(FLOATING, form, text))), out);
            case NUMERIC -> numeric(text, out);
            case BYTES ->
                bytes(HexFormat.of().parseHex(spelled(BYTES, form, text).substring(2)), out);
            case UUID -> bytes(HexFormat.of().parseHex(spelled(UUID, form, text).replace("-", "")), out);
            case DATE -> fixed(4, date(spelled(DATE, form, text), form).toEpochDay() - EPOCH.toEpochDay(), out);
            case TIME -> fixed(8, micros(spelled(TIME, form, text), form), out);
            case TIMESTAMP -> fixed(8, timestamp(spelled(TIMESTAMP, form, text), form), out);
            case INET -> inet(spelled(INET, form, text), out);
            case TEXT, JSONB -> throw new BinaryRefusal(form, text);
        }
    }

    private static void fixed(int width, long bits, ByteText out) {
        out.binary(width, 4).binary(bits, width);
    }

    private static void bytes(byte[] bytes, ByteText out) {
        out.binary(bytes.length, 4).append(bytes);
    }

    private static String spelled(Pattern pattern, BinaryForm form, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new BinaryRefusal(form, text);
        }
        return text;
    }

    private static long bool(String text) {
        return switch (text) {
            case "true", "t" -> 1;
            case "false", "f" -> 0;
            default -> throw new BinaryRefusal(BinaryForm.BOOL, text);
        };
    }

    private static long whole(BinaryForm form, String text) {
        var value = Long.parseLong(spelled(WHOLE, form, text));
        if (!form.holds(value)) {
            throw new BinaryRefusal(form, text);
        }
        return value;
    }

    private static float real(String text) {
        var value = Float.parseFloat(text);
        if (Float.isInfinite(value)) {
            throw new BinaryRefusal(BinaryForm.FLOAT4, text);
        }
        return value;
    }

    private static double precise(String text) {
        var value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new BinaryRefusal(BinaryForm.FLOAT8, text);
        }
        return value;
    }

    private static void numeric(String text, ByteText out) {
        var parts = DECIMAL.matcher(text);
        if (!parts.matches()) {
            throw new BinaryRefusal(BinaryForm.NUMERIC, text);
        }
        var behind = parts.group(3) == null ? "" : parts.group(3);
        var digits = parts.group(2) + behind;
        if (digits.length() > DECIMAL_DIGITS) {
            throw new BinaryRefusal(BinaryForm.NUMERIC, text);
        }
        BinaryNumeric.write(Long.parseLong(parts.group(1) + digits), behind.length(), out);
    }

    private static LocalDate date(String text, BinaryForm form) {
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() > 0) {
                return date;
            }
        } catch (DateTimeException _) {
            // refused like a year that the server does not know
        }
        throw new BinaryRefusal(form, text);
    }

    private static long micros(String text, BinaryForm form) {
        try {
            return LocalTime.parse(text).toNanoOfDay() / 1_000;
        } catch (DateTimeException _) {
            throw new BinaryRefusal(form, text);
        }
    }

    private static long timestamp(String text, BinaryForm form) {
        var days = date(text.substring(0, 10), form);
        var time = micros(text.substring(11).replace("+00", ""), form);
        return (days.toEpochDay() - EPOCH.toEpochDay()) * MICROS_PER_DAY + time;
    }

    /// Family 2 is IPv4; a host's address has 32 bits and is no network.
    private static void inet(String text, ByteText out) {
        out.binary(8, 4).binary(2, 1).binary(32, 1).binary(0, 1).binary(4, 1);
        for (var part : text.split("\\.", -1)) {
            var octet = Integer.parseInt(part);
            if (octet > 255) {
                throw new BinaryRefusal(BinaryForm.INET, text);
            }
            out.binary(octet, 1);
        }
    }
}
