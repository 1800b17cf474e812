package dev.seedbed.core.guard.scan.search;

import java.nio.charset.StandardCharsets;

/// Reads the escapes of program text (`\x73`, `\163`, and `u` with four digits or braces), of addresses (`%73`)
/// and of HTML (`&#115;`, `&#x73;`). Any number of backslashes before an escape is as good as one, and `%25` as
/// `%`: text that was escaped twice is read as well. What only begins like an escape is passed on as it stands.
final class Escapes implements Sink {

    private static final int LONGEST = 24;

    private enum State {
        PLAIN,
        BACKSLASH,
        FIXED,
        BRACED,
        OCTAL,
        PERCENT,
        AMPERSAND,
        NUMBER,
        DECIMAL,
        HEXADECIMAL
    }

    private final Sink sink;
    private final int[] pending = new int[LONGEST];
    private State state = State.PLAIN;
    private Form form = Form.TEXT;
    private int length;
    private long start;
    private int value;
    private int digits;
    private int wanted;
    private boolean continued;

    Escapes(Sink sink) {
        this.sink = sink;
    }

    static boolean starts(int unit) {
        return unit == '\\' || unit == '%' || unit == '&';
    }

    boolean busy() {
        return state != State.PLAIN;
    }

    /// At the end of the text.
    void finish() {
        switch (state) {
            case OCTAL, DECIMAL, HEXADECIMAL -> escape();
            default -> giveUp();
        }
    }

    @Override
    public void accept(int unit, long offset, Form ignored) {
        if (state == State.PLAIN) {
            plain(unit, offset);
            return;
        }
        if (length == LONGEST) {
            giveUp();
            plain(unit, offset);
            return;
        }
        pending[length++] = unit;
        switch (state) {
            case BACKSLASH -> backslash(unit);
            case FIXED -> fixed(unit, offset);
            case BRACED -> braced(unit, offset);
            case OCTAL -> octal(unit, offset);
            case PERCENT -> percent(unit, offset);
            case AMPERSAND -> next(unit == '#', State.NUMBER, unit, offset);
            case NUMBER -> number(unit, offset);
            case DECIMAL -> entity(unit, 10, offset);
            case HEXADECIMAL -> entity(unit, 16, offset);
            case PLAIN -> throw new IllegalStateException();
        }
    }

    private void plain(int unit, long offset) {
        switch (unit) {
            case '\\' -> begin(State.BACKSLASH, Form.ESCAPED, unit, offset);
            case '%' -> begin(State.PERCENT, Form.PERCENT, unit, offset);
            case '&' -> begin(State.AMPERSAND, Form.ENTITY, unit, offset);
            default -> {
                sink.accept(unit, offset, continued ? Form.ESCAPED : Form.TEXT);
                continued = false;
            }
        }
    }

    private void begin(State first, Form as, int unit, long offset) {
        state = first;
        form = as;
        start = offset;
        pending[0] = unit;
        length = 1;
        count(0);
    }

    private void count(int wantedDigits) {
        value = 0;
        digits = 0;
        wanted = wantedDigits;
    }

    private void backslash(int unit) {
        switch (unit) {
            case '\\' -> length = 1;
            case 'x' -> fixed(2);
            case 'u' -> fixed(4);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                state = State.OCTAL;
                value = unit - '0';
                digits = 1;
            }
            case '\n' -> {
                state = State.PLAIN;
                continued = true;
            }
            case '\r' -> length = 1;
            default -> {
                value = unit;
                escape();
            }
        }
    }

    private void fixed(int wantedDigits) {
        state = State.FIXED;
        count(wantedDigits);
    }

    /// Java takes any number of u.
    private void fixed(int unit, long offset) {
        if (unit == '{' && digits == 0 && wanted == 4) {
            state = State.BRACED;
        } else if (!(unit == 'u' && digits == 0 && wanted == 4)) {
            if (digit(unit, 16, offset) && digits == wanted) {
                escape();
            }
        }
    }

    private void braced(int unit, long offset) {
        if (unit == '}' && digits > 0) {
            escape();
        } else {
            digit(unit, 16, offset);
        }
    }

    private void octal(int unit, long offset) {
        var digit = Character.digit(unit, 8);
        if (digit < 0 || digits == 3 || value * 8 + digit > 0xFF) {
            escape();
            plain(unit, offset);
        } else {
            value = value * 8 + digit;
            digits++;
        }
    }

    private void percent(int unit, long offset) {
        if (unit == 'u' && digits == 0) {
            fixed(4);
            return;
        }
        if (digit(unit, 16, offset) && digits == 2) {
            if (value == '%' && length < LONGEST - 2) {
                count(0);
            } else {
                escape();
            }
        }
    }

    private void number(int unit, long offset) {
        if (unit == 'x' || unit == 'X') {
            state = State.HEXADECIMAL;
        } else {
            state = State.DECIMAL;
            digit(unit, 10, offset);
        }
    }

    private void entity(int unit, int radix, long offset) {
        if (digits > 0 && Character.digit(unit, radix) < 0) {
            escape();
            if (unit != ';') {
                plain(unit, offset);
            }
        } else {
            digit(unit, radix, offset);
        }
    }

    private void next(boolean expected, State following, int unit, long offset) {
        if (expected) {
            state = following;
        } else {
            surrender(unit, offset);
        }
    }

    private boolean digit(int unit, int radix, long offset) {
        var digit = Character.digit(unit, radix);
        if (digit < 0 || value > Character.MAX_CODE_POINT) {
            surrender(unit, offset);
            return false;
        }
        value = value * radix + digit;
        digits++;
        return true;
    }

    /// The last byte may be the start of an escape of its own.
    private void surrender(int unit, long offset) {
        length--;
        giveUp();
        plain(unit, offset);
    }

    private void giveUp() {
        if (state != State.PLAIN) {
            state = State.PLAIN;
            for (var i = 0; i < length; i++) {
                sink.accept(pending[i], start + i, Form.TEXT);
            }
        }
    }

    private void escape() {
        state = State.PLAIN;
        if (value < 0x80) {
            sink.accept(value, start, form);
        } else if (Character.isValidCodePoint(value)) {
            for (var unit : Character.toString(value).getBytes(StandardCharsets.UTF_8)) {
                sink.accept(unit & 0xFF, start, form);
            }
        }
    }
}
