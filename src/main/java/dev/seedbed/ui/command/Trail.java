package dev.seedbed.ui.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Where a person has been, to go back and forth on; the same place twice in a row counts once.
public final class Trail<T> {

    private static final int MOST = 100;

    private final Deque<T> behind = new ArrayDeque<>();
    private final Deque<T> ahead = new ArrayDeque<>();
    private T here;

    public Trail(T start) {
        here = start;
    }

    public T here() {
        return here;
    }

    /// Goes somewhere new; what was ahead is forgotten.
    public void visit(T place) {
        if (!place.equals(here)) {
            behind.push(here);
            ahead.clear();
            here = place;
            if (behind.size() > MOST) {
                behind.removeLast();
            }
        }
    }

    /// Says of the place that it is another than was thought, without going anywhere.
    public void correct(T place) {
        here = place;
    }

    /// The place before, now the one where the person is.
    public Optional<T> back() {
        return move(behind, ahead);
    }

    public Optional<T> forward() {
        return move(ahead, behind);
    }

    private Optional<T> move(Deque<T> from, Deque<T> to) {
        var place = Optional.ofNullable(from.poll());
        place.ifPresent(found -> {
            to.push(here);
            here = found;
        });
        return place;
    }
}
