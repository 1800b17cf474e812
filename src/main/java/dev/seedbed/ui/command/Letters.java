package dev.seedbed.ui.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Fits a few typed letters into names: in their order, best at the beginnings of words and side by side.
final class Letters {

    private static final int NONE = Integer.MIN_VALUE / 2;
    private static final int WORD = 8;
    private static final int FIRST = 4;
    private static final int BESIDE = 7;
    /// On average a letter has to be worth this: letters strewn over a name are no hit.
    private static final int WORTH = 3;

    private final String typed;
    private final long mask;

    Letters(String query) {
        typed = fold(query).replaceAll("\\s+", "");
        mask = mask(typed);
    }

    boolean isEmpty() {
        return typed.isEmpty();
    }

    /// The letters of a text as bits, so that most names are told apart without being read.
    static long mask(String folded) {
        var bits = 0L;
        for (var index = 0; index < folded.length(); index++) {
            bits |= 1L << (folded.charAt(index) & 63);
        }
        return bits;
    }

    static String fold(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// Whether a text with this mask can hold the letters at all.
    boolean mayFit(long textMask) {
        return (mask & textMask) == mask;
    }

    /// How well they fit; empty when they do not.
    OptionalInt score(String folded) {
        if (!inOrder(folded)) {
            return OptionalInt.empty();
        }
        var last = table(folded)[typed.length() - 1];
        var best = Arrays.stream(last).max().orElse(NONE);
        return best < WORTH * typed.length() ? OptionalInt.empty() : OptionalInt.of(best * 4 - folded.length());
    }

    /// Where in the text the letters sit that made the score.
    List<Integer> places(String folded) {
        var table = table(folded);
        var places = new ArrayList<Integer>();
        var end = folded.length();
        for (var row = typed.length() - 1; row >= 0; row--) {
            var best = best(table[row], end);
            if (!places.isEmpty() && best != places.getFirst() - 1 && joined(table, row, places.getFirst(), folded)) {
                best = places.getFirst() - 1;
            }
            places.addFirst(best);
            end = best;
        }
        return places;
    }

    private boolean joined(int[][] table, int row, int next, String folded) {
        return next > 0 && table[row + 1][next] == table[row][next - 1] + BESIDE + worth(folded, next);
    }

    private static int best(int[] row, int end) {
        var best = 0;
        for (var place = 1; place < end; place++) {
            if (row[place] > row[best]) {
                best = place;
            }
        }
        return best;
    }

    private boolean inOrder(String folded) {
        var place = -1;
        for (var index = 0; index < typed.length(); index++) {
            place = folded.indexOf(typed.charAt(index), place + 1);
            if (place < 0) {
                return false;
            }
        }
        return true;
    }

    /// For each typed letter and each place of the text: the best score of all letters so far when this one sits there.
    private int[][] table(String folded) {
        var table = new int[typed.length()][folded.length()];
        for (var row = 0; row < typed.length(); row++) {
            var before = NONE;
            for (var place = 0; place < folded.length(); place++) {
                var beside = row > 0 && place > 0 ? table[row - 1][place - 1] + BESIDE : NONE;
                var apart = row == 0 ? 0 : before;
                var reached = Math.max(beside, apart);
                table[row][place] = folded.charAt(place) == typed.charAt(row) && reached > NONE / 2
                        ? reached + worth(folded, place)
                        : NONE;
                before = row > 0 && place > 0 ? Math.max(before, table[row - 1][place - 1]) : before;
            }
        }
        return table;
    }

    private static int worth(String folded, int place) {
        if (place == 0) {
            return 1 + WORD + FIRST;
        }
        return Character.isLetterOrDigit(folded.charAt(place - 1)) ? 1 : 1 + WORD;
    }
}
