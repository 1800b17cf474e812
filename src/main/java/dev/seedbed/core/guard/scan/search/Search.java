package dev.seedbed.core.guard.scan.search;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Finds names in a stream of any length, through a window of fixed size. It can be used again, one stream
/// after another.
public final class Search {

    /// The window keeps what a name and its excerpt reach back and ahead.
    private static final int BEFORE = 2048;

    private static final int AFTER = 2 * Excerpt.AROUND;
    private static final int CHUNK = 1 << 16;

    private record Key(Name name, Form form) {}

    private final Automaton automaton;
    private final View view;
    private final byte[] window = new byte[BEFORE + CHUNK + AFTER];
    private final Map<Key, Hit> hits = new LinkedHashMap<>();
    private int state;
    private boolean apart;
    private int at;
    private int filled;
    private long base;

    public Search(List<Name> names) {
        automaton = Automaton.of(names);
        view = new View(automaton, this::seen);
    }

    /// Reads the stream to its end; one hit for each name and form that is in it. Where it breaks off, {@link
    /// #hits} has what was found until there.
    public List<Hit> in(InputStream in) throws IOException {
        begin();
        var more = true;
        while (more) {
            more = fill(in);
            scan(more ? filled - AFTER : filled);
            slide();
        }
        end();
        return hits();
    }

    /// What the stream read last has.
    public List<Hit> hits() {
        return List.copyOf(hits.values());
    }

    private void begin() {
        hits.clear();
        state = Automaton.START;
        apart = false;
        base = 0;
        at = 0;
        filled = 0;
    }

    private void end() {
        if (apart) {
            view.finish();
        }
    }

    /// Fills the window as far as the stream goes; tells whether there is more.
    private boolean fill(InputStream in) throws IOException {
        try {
            while (filled < window.length) {
                var read = in.read(window, filled, window.length - filled);
                if (read < 0) {
                    return false;
                }
                filled += read;
            }
            return true;
        } catch (IOException broken) {
            scan(filled);
            end();
            throw broken;
        }
    }

    private void slide() {
        var gone = Math.max(0, at - BEFORE);
        System.arraycopy(window, gone, window, 0, filled - gone);
        base += gone;
        filled -= gone;
        at -= gone;
    }

    private void scan(int end) {
        var current = state;
        for (var i = at; i < end; i++) {
            var unit = window[i] & 0xFF;
            var before = current;
            current = automaton.next(current, unit);
            if (automaton.matches(current)) {
                stands(current, i + 1);
            }
            if (apart || View.starts(unit)) {
                at = i;
                follow(before, current, unit);
            }
        }
        state = current;
        at = end;
    }

    private void follow(int before, int after, int unit) {
        if (!apart) {
            view.begin(before, base + at);
        }
        view.accept(unit, base + at);
        apart = view.differs(after);
    }

    private void stands(int matched, int end) {
        for (var spelling : automaton.at(matched)) {
            var start = end - spelling.bytes().length();
            if (spelling.ends(window, end, filled)) {
                hit(
                        spelling,
                        spelling.form(),
                        base + start,
                        () -> spelling.form() == Form.TEXT
                                ? Excerpt.word(window, start, end, filled)
                                : Excerpt.text(window, start, end));
            }
        }
    }

    private void seen(Spelling spelling, Form form, long start) {
        hit(
                spelling,
                form,
                start,
                () -> Excerpt.text(window, (int) Math.max(0, start - base), Math.min(at + 1, filled)));
    }

    private void hit(Spelling spelling, Form form, long start, Supplier<String> excerpt) {
        hits.compute(
                new Key(spelling.name(), form),
                (_, known) -> known == null ? new Hit(spelling.name(), form, start, 1, excerpt.get()) : known.again());
    }
}
