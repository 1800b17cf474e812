package dev.seedbed.core.guard.scan.search;

/// Reads `"seedbed-" + "test"` and `"seedbed-".concat("test")` as one text: leaves out what stands between its
/// parts.
final class Joins implements Sink {

    private static final int LONGEST = 64;
    private static final String CONCAT = ".concat(";

    private enum State {
        PLAIN,
        QUOTED,
        CONCAT,
        JOINED
    }

    private final Sink sink;
    private final int[] pending = new int[LONGEST];
    private final long[] offsets = new long[LONGEST];
    private final Form[] forms = new Form[LONGEST];
    private State state = State.PLAIN;
    private int length;
    private int letters;
    private boolean joined;

    Joins(Sink sink) {
        this.sink = sink;
    }

    static boolean starts(int unit) {
        return unit == '"' || unit == '\'' || unit == '`';
    }

    boolean busy() {
        return state != State.PLAIN || joined;
    }

    void finish() {
        if (state != State.PLAIN) {
            giveUp();
        }
    }

    @Override
    public void accept(int unit, long offset, Form form) {
        if (state == State.PLAIN) {
            plain(unit, offset, form);
        } else if (length == LONGEST || !goesOn(unit)) {
            giveUp();
            plain(unit, offset, form);
        } else if (state == State.PLAIN) {
            joined = true;
        } else {
            keep(unit, offset, form);
        }
    }

    private void plain(int unit, long offset, Form form) {
        if (starts(unit)) {
            state = State.QUOTED;
            length = 0;
            joined = false;
            keep(unit, offset, form);
        } else {
            sink.accept(unit, offset, joined ? Form.JOINED : form);
            joined = false;
        }
    }

    private void keep(int unit, long offset, Form form) {
        pending[length] = unit;
        offsets[length] = offset;
        forms[length++] = form;
    }

    /// Whether the byte may stand between two parts; at the quotation mark of the second, the state is plain
    /// again.
    private boolean goesOn(int unit) {
        var blank = unit == ' ' || unit == '\t' || unit == '\n' || unit == '\r';
        switch (state) {
            case QUOTED -> {
                if (unit == '+') {
                    state = State.JOINED;
                } else if (unit == '.') {
                    state = State.CONCAT;
                    letters = 1;
                } else {
                    return blank;
                }
            }
            case CONCAT -> {
                if (unit != CONCAT.charAt(letters++)) {
                    return false;
                }
                if (letters == CONCAT.length()) {
                    state = State.JOINED;
                }
            }
            case JOINED -> {
                if (starts(unit)) {
                    state = State.PLAIN;
                } else {
                    return blank;
                }
            }
            case PLAIN -> throw new IllegalStateException();
        }
        return true;
    }

    private void giveUp() {
        state = State.PLAIN;
        for (var i = 0; i < length; i++) {
            sink.accept(pending[i], offsets[i], forms[i]);
        }
    }
}
