package dev.seedbed.core.guard.scan.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All spellings as one machine that takes a byte at a time (Aho and Corasick's), with a row of next states for
/// each state. Letters are taken in either case; a state is the place of its row.
final class Automaton {

    static final int START = 0;

    private final int[] classes = new int[256];
    private final int width;
    private final int[] next;
    private final List<List<Spelling>> matches;
    private final boolean[] matching;

    private Automaton(List<Spelling> spellings) {
        width = classify(spellings);
        var trie = new Trie();
        spellings.forEach(trie::add);
        trie.close();
        matches = trie.matches.stream().map(List::copyOf).toList();
        matching = new boolean[matches.size() * width];
        next = new int[matches.size() * width];
        for (var state = 0; state < matches.size(); state++) {
            matching[state * width] = !matches.get(state).isEmpty();
            for (var letter = 0; letter < width; letter++) {
                next[state * width + letter] = trie.rows.get(state)[letter] * width;
            }
        }
    }

    static Automaton of(List<Name> names) {
        return new Automaton(Spelling.ofAll(names));
    }

    int next(int state, int unit) {
        return next[state + classes[unit]];
    }

    boolean matches(int state) {
        return matching[state];
    }

    List<Spelling> at(int state) {
        return matches.get(state / width);
    }

    /// Bytes that no spelling has are one class, and the two cases of a letter another.
    private int classify(List<Spelling> spellings) {
        var count = 1;
        for (var spelling : spellings) {
            for (var unit : spelling.bytes().toCharArray()) {
                var lower = lower(unit);
                if (classes[lower] == 0) {
                    classes[lower] = count++;
                }
            }
        }
        for (var unit = 'A'; unit <= 'Z'; unit++) {
            classes[unit] = classes[lower(unit)];
        }
        return count;
    }

    private static int lower(int unit) {
        return unit >= 'A' && unit <= 'Z' ? unit + 32 : unit;
    }

    /// The machine while it is made: 0 stands for «no child yet».
    private final class Trie {
        private final List<int[]> rows = new ArrayList<>();
        private final List<List<Spelling>> matches = new ArrayList<>();

        Trie() {
            grow();
        }

        private int grow() {
            rows.add(new int[width]);
            matches.add(new ArrayList<>());
            return rows.size() - 1;
        }

        void add(Spelling spelling) {
            var state = START;
            for (var unit : spelling.bytes().toCharArray()) {
                var letter = classes[unit];
                if (rows.get(state)[letter] == 0) {
                    rows.get(state)[letter] = grow();
                }
                state = rows.get(state)[letter];
            }
            matches.get(state).add(spelling);
        }

        /// Gives each state, breadth first, the moves of the longest shorter state that it ends with.
        void close() {
            var shorter = new int[rows.size()];
            var queue = new ArrayDeque<Integer>();
            Arrays.stream(rows.getFirst()).filter(child -> child != 0).forEach(queue::add);
            while (!queue.isEmpty()) {
                var state = queue.remove();
                var fallback = rows.get(shorter[state]);
                var row = rows.get(state);
                for (var letter = 0; letter < width; letter++) {
                    if (row[letter] == 0) {
                        row[letter] = fallback[letter];
                    } else {
                        shorter[row[letter]] = fallback[letter];
                        queue.add(row[letter]);
                    }
                }
                matches.get(state).addAll(matches.get(shorter[state]));
            }
        }
    }
}
