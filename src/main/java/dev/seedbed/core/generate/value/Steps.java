package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.Promise;
import java.util.List;

/// Walks through the states of a history, drawn for each parent. A step is taken only to a state from which a walk of
/// the steps that are left exists; so a history has as many steps as its parent has rows, and ends where it may.
public final class Steps {

    private final Key key;
    private final Numbering rows;
    private final List<ValueSource> states;
    /// The states that may follow a state, and their weights.
    private final int[][] next;
    private final long[][] weights;
    /// Whether a walk of so many steps from a state exists, by the steps.
    private final boolean[][] possible;

    /// `longest` is how many steps a history has at most.
    public Steps(Key key, Numbering rows, Promise.History history, int longest) {
        var names = history.states();
        this.key = key;
        this.rows = rows;
        this.states = names.stream().<ValueSource>map(Constant::new).toList();
        this.next = new int[names.size()][0];
        this.weights = new long[names.size()][0];
        for (var move : history.moves()) {
            var from = names.indexOf(move.from());
            next[from] = move.into().stream()
                    .mapToInt(into -> names.indexOf(into.value()))
                    .toArray();
            weights[from] = move.into().stream()
                    .mapToLong(ColumnRule.Weighted.Weight::weight)
                    .toArray();
        }
        this.possible = possible(next, longest);
    }

    private static boolean[][] possible(int[][] next, int longest) {
        var possible = new boolean[longest + 1][next.length];
        for (var steps = 0; steps <= longest; steps++) {
            for (var state = 0; state < next.length; state++) {
                possible[steps][state] = steps == 0;
                for (var into : next[state]) {
                    possible[steps][state] |= steps > 0 && possible[steps - 1][into];
                }
            }
        }
        return possible;
    }

    /// Whether a history of so many steps exists.
    public boolean exists(long steps) {
        return steps < possible.length && possible[(int) steps][0];
    }

    /// The state that a row's step leads to, or the one that it leads away from.
    public ValueSource step(boolean before) {
        return (place, sink) -> {
            var siblings = rows.siblings(place);
            var steps = place.local() - siblings.start() + (before ? 0 : 1);
            var draw = key.draw(place.tenant(), rows.homeOf(place));
            states.get(after(draw, steps, siblings.size())).emit(place, sink);
        };
    }

    /// The state in which the history of a parent's rows ends.
    public ValueSource latest() {
        return (place, sink) -> {
            var length = OfChildren.rows(rows, place).size();
            var draw = key.draw(place.tenant(), place.local());
            states.get(after(draw, length, length)).emit(place, sink);
        };
    }

    /// The state after some of all steps.
    private int after(long draw, long steps, long all) {
        var state = 0;
        for (var step = 0; step < steps; step++) {
            state = next(state, Key.again(draw, step), possible[(int) (all - step - 1)]);
        }
        return state;
    }

    private int next(int state, long draw, boolean[] open) {
        var total = 0L;
        for (var move = 0; move < next[state].length; move++) {
            total += open[next[state][move]] ? weights[state][move] : 0;
        }
        var left = Key.below(draw, total);
        for (var move = 0; move < next[state].length; move++) {
            if (open[next[state][move]]) {
                left -= weights[state][move];
                if (left < 0) {
                    return next[state][move];
                }
            }
        }
        throw new IllegalStateException("a history without a next step");
    }
}
