package dev.seedbed.core.guard.scan.search;

import java.nio.charset.StandardCharsets;

/// What stands around a name, as far as it cannot be a value: the word that the name is part of, and nothing
/// that follows `=`, `:` or `@`.
final class Excerpt {

    static final int AROUND = 24;

    private static final String WORD = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";

    private Excerpt() {}

    /// With the rest of the word that the name is part of.
    static String word(byte[] window, int start, int end, int filled) {
        var from = start;
        while (from > 0 && start - from < AROUND && inWord(window[from - 1])) {
            from--;
        }
        var to = end;
        while (to < filled && to - end < AROUND && inWord(window[to])) {
            to++;
        }
        return text(window, isValue(window, from) ? start : from, to);
    }

    /// The bytes as they stand.
    static String text(byte[] window, int start, int end) {
        var most = Math.min(end, start + 3 * AROUND);
        return Printable.of(new String(window, start, most - start, StandardCharsets.ISO_8859_1));
    }

    private static boolean inWord(byte unit) {
        return WORD.indexOf(unit) >= 0;
    }

    /// A word that was cut off may be one as well.
    private static boolean isValue(byte[] window, int from) {
        var before = from - 1;
        while (before >= 0 && (window[before] == ' ' || View.starts(window[before] & 0xFF))) {
            before--;
        }
        return before >= 0
                && (window[before] == '='
                        || window[before] == ':'
                        || window[before] == '@'
                        || (before == from - 1 && inWord(window[before])));
    }
}
