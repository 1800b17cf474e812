package dev.seedbed.core.generate.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of UTF-8 text. All text that leaves Seedbed is written through it: numbers and moments are formatted
/// here, once, in the ISO forms that PostgreSQL reads under any setting.
public final class ByteText {

    private static final byte[] HEX_PAIRS = pairs(16);
    private static final byte[] PAIRS = pairs(10);
    private static final byte[] LOWEST = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final int MOST_DIGITS = 19;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int DAYS_TO_EPOCH = 719_468;

    private byte[] bytes;
    private int length;

    public ByteText(int capacity) {
        bytes = new byte[capacity];
    }

    /// The backing array: valid up to {@link #length()}, until the next change.
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public ByteText clear() {
        length = 0;
        return this;
    }

    /// Shortens to the first `octets` bytes.
    public ByteText truncate(int octets) {
        length = octets;
        return this;
    }

    /// How many characters (code points) it holds.
    public int characters() {
        var seen = 0;
        for (var index = 0; index < length; index++) {
            seen += (bytes[index] & 0xC0) != 0x80 ? 1 : 0;
        }
        return seen;
    }

    /// Shortens to the first `characters` characters (code points), if there are more.
    public ByteText cut(int characters) {
        if (length <= characters) {
            return this;
        }
        var seen = 0;
        for (var index = 0; index < length; index++) {
            if ((bytes[index] & 0xC0) != 0x80 && ++seen > characters) {
                length = index;
                break;
            }
        }
        return this;
    }

    public ByteText append(byte octet) {
        room(1);
        bytes[length++] = octet;
        return this;
    }

    public ByteText append(char ascii) {
        return append((byte) ascii);
    }

    public ByteText append(byte[] source, int from, int count) {
        room(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    public ByteText append(byte[] source) {
        return append(source, 0, source.length);
    }

    public ByteText append(String text) {
        return append(text.getBytes(StandardCharsets.UTF_8));
    }

    public ByteText append(long number) {
        if (number == Long.MIN_VALUE) {
            return append(LOWEST);
        }
        if (number < 0) {
            append('-');
        }
        return digits(Math.abs(number), 1);
    }

    /// A non-negative number with at least `width` digits.
    public ByteText digits(long number, int width) {
        var count = Math.max(width, digitsOf(number));
        room(count);
        var at = length + count;
        var rest = number;
        while (rest >= 10) {
            at -= 2;
            pair((int) (rest % 100), at);
            rest /= 100;
        }
        if (rest > 0) {
            bytes[--at] = (byte) ('0' + rest);
        }
        Arrays.fill(bytes, length, Math.max(at, length), (byte) '0');
        length += count;
        return this;
    }

    private static int digitsOf(long number) {
        var count = 1;
        for (var power = 10L; number >= power; power *= 10) {
            count++;
            if (count == MOST_DIGITS) {
                break;
            }
        }
        return count;
    }

    /// The two digits of a number below 100, at a place that there is room for.
    private void pair(int number, int at) {
        bytes[at] = PAIRS[number * 2];
        bytes[at + 1] = PAIRS[number * 2 + 1];
    }

    /// All pairs of digits to a base, one after the other.
    private static byte[] pairs(int base) {
        var pairs = new byte[base * base * 2];
        for (var number = 0; number < base * base; number++) {
            pairs[number * 2] = (byte) Character.forDigit(number / base, base);
            pairs[number * 2 + 1] = (byte) Character.forDigit(number % base, base);
        }
        return pairs;
    }

    /// `unscaled` × 10^−`scale`, always with `scale` digits after the point.
    public ByteText decimal(long unscaled, int scale) {
        if (scale == 0) {
            return append(unscaled);
        }
        if (unscaled < 0) {
            append('-');
        }
        var power = 1L;
        for (var digit = 0; digit < scale; digit++) {
            power *= 10;
        }
        var magnitude = Math.abs(unscaled);
        return append(magnitude / power).append('.').digits(magnitude % power, scale);
    }

    public ByteText uuid(long high, long low) {
        return hex(high >>> 32, 8)
                .append('-')
                .hex(high >>> 16, 4)
                .append('-')
                .hex(high, 4)
                .append('-')
                .hex(low >>> 48, 4)
                .append('-')
                .hex(low, 12);
    }

    /// The lowest `width` hexadecimal digits of `value`.
    public ByteText hex(long value, int width) {
        room(width);
        var rest = value;
        var at = length + width;
        while (at > length + 1) {
            at -= 2;
            bytes[at] = HEX_PAIRS[(int) (rest & 0xFF) * 2];
            bytes[at + 1] = HEX_PAIRS[(int) (rest & 0xFF) * 2 + 1];
            rest >>>= 8;
        }
        if (at > length) {
            bytes[length] = HEX_PAIRS[(int) (rest & 0xF) * 2 + 1];
        }
        length += width;
        return this;
    }

    /// `yyyy-mm-dd` for years 0001 to 9999.
    public ByteText date(long epochDay) {
        var day = epochDay + DAYS_TO_EPOCH;
        var era = Math.floorDiv(day, DAYS_PER_ERA);
        var dayOfEra = (int) (day - era * DAYS_PER_ERA);
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var shiftedMonth = (5 * dayOfYear + 2) / 153;
        var month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return digits(year, 4).two('-', month).two('-', dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    }

    /// `yyyy-mm-dd hh:mm:ss[.ffffff]`, with `+00` when zoned.
    public ByteText timestamp(long epochMicros, boolean zoned) {
        date(Math.floorDiv(epochMicros, MICROS_PER_DAY)).append(' ').time(Math.floorMod(epochMicros, MICROS_PER_DAY));
        return zoned ? append('+').append('0').append('0') : this;
    }

    /// `hh:mm:ss[.ffffff]`.
    public ByteText time(long microsOfDay) {
        var seconds = (int) (microsOfDay / MICROS_PER_SECOND);
        digits(seconds / 3_600, 2).two(':', seconds / 60 % 60).two(':', seconds % 60);
        var micros = microsOfDay % MICROS_PER_SECOND;
        return micros == 0 ? this : append('.').digits(micros, 6);
    }

    /// A sign, then a number below 100 with two digits.
    private ByteText two(char sign, int number) {
        room(3);
        bytes[length] = (byte) sign;
        pair(number, length + 1);
        length += 3;
        return this;
    }

    /// The lowest `width` bytes of a number, the highest of them first: not text, but what binary forms are made of.
    public ByteText binary(long number, int width) {
        room(width);
        for (var shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void room(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
