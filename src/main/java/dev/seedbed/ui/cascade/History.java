package dev.seedbed.ui.cascade;

import java.util.ArrayDeque;
import java.util.Deque;

/// A value with all that it was before: changes can be taken back, and be made again until another is made.
final class History<T> {

    private final Deque<T> before = new ArrayDeque<>();
    private final Deque<T> after = new ArrayDeque<>();
    private T current;

    History(T start) {
        current = start;
    }

    T current() {
        return current;
    }

    /// Whether that changed anything.
    boolean change(T next) {
        if (next.equals(current)) {
            return false;
        }
        before.push(current);
        after.clear();
        current = next;
        return true;
    }

    boolean undo() {
        return step(before, after);
    }

    boolean redo() {
        return step(after, before);
    }

    private boolean step(Deque<T> from, Deque<T> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(current);
        current = from.pop();
        return true;
    }
}
