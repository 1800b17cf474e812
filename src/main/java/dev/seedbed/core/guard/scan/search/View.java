package dev.seedbed.core.guard.scan.search;

/// What the text of a stream says once escapes and joins are read, searched by the same automaton. It is only
/// followed from an escape or quotation mark until it is in the state of the bytes as they stand: from there on
/// both see the same.
final class View {

    /// Told of each spelling that is in the view only.
    @FunctionalInterface
    interface Found {
        void accept(Spelling spelling, Form form, long start);
    }

    /// Longer than any spelling.
    private static final int MEMORY = 512;

    private static final boolean[] STARTS = starts();

    private final Automaton automaton;
    private final Found found;
    private final Joins joins = new Joins(this::step);
    private final Escapes escapes = new Escapes(joins);
    private final long[] offsets = new long[MEMORY];
    private final Form[] forms = new Form[MEMORY];
    private int state;
    private long count;
    private long first;

    View(Automaton automaton, Found found) {
        this.automaton = automaton;
        this.found = found;
    }

    private static boolean[] starts() {
        var starts = new boolean[256];
        for (var unit = 0; unit < starts.length; unit++) {
            starts[unit] = Escapes.starts(unit) || Joins.starts(unit);
        }
        return starts;
    }

    /// Whether the view may differ from the bytes as they stand from here on.
    static boolean starts(int unit) {
        return STARTS[unit];
    }

    void begin(int before, long offset) {
        state = before;
        first = offset;
        count = 0;
    }

    void accept(int unit, long offset) {
        escapes.accept(unit, offset, Form.TEXT);
    }

    boolean differs(int raw) {
        return escapes.busy() || joins.busy() || state != raw;
    }

    void finish() {
        escapes.finish();
        joins.finish();
    }

    private void step(int unit, long offset, Form form) {
        state = automaton.next(state, unit);
        offsets[place(count)] = offset;
        forms[place(count)] = form;
        count++;
        if (automaton.matches(state)) {
            for (var spelling : automaton.at(state)) {
                report(spelling);
            }
        }
    }

    /// Letter case is not kept here, so what needs it is only found as it stands.
    private void report(Spelling spelling) {
        if (spelling.form() != Form.BASE64) {
            var length = spelling.bytes().length();
            for (var i = count - 1; i >= Math.max(0, count - length); i--) {
                if (forms[place(i)] != Form.TEXT) {
                    found.accept(spelling, forms[place(i)], start(length));
                    return;
                }
            }
        }
    }

    private static int place(long index) {
        return (int) (index % MEMORY);
    }

    private long start(int length) {
        return length <= count ? offsets[place(count - length)] : first - (length - count);
    }
}
