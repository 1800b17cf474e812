package dev.seedbed.ui.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A value with all that it was before, each change under a name: changes can be taken back, and be made again until
/// another is made.
final class History<T> {

    private static final int MOST = 500;

    private final Deque<Step<T>> before = new ArrayDeque<>();
    private final Deque<Step<T>> after = new ArrayDeque<>();
    private T current;

    /// What a change is called, and the value on its other side, which is worked out when it is asked for.
    private record Step<T>(String name, Supplier<T> value) {

        static <T> Step<T> to(String name, T value) {
            return new Step<>(name, () -> value);
        }

        Step<T> with(UnaryOperator<T> other) {
            return new Step<>(name, () -> other.apply(value.get()));
        }
    }

    History(T start) {
        current = start;
    }

    T current() {
        return current;
    }

    /// Whether that changed anything.
    boolean change(String name, T next) {
        if (next.equals(current)) {
            return false;
        }
        before.push(Step.to(name, current));
        if (before.size() > MOST) {
            before.removeLast();
        }
        after.clear();
        current = next;
        return true;
    }

    /// Puts another value in place of the current one, as if it had always been this; `same` makes such a value of each
    /// that comes back.
    void amend(T other, UnaryOperator<T> same) {
        current = other;
        amend(before, same);
        amend(after, same);
    }

    private static <T> void amend(Deque<Step<T>> steps, UnaryOperator<T> same) {
        var amended = steps.stream().map(step -> step.with(same)).toList();
        steps.clear();
        steps.addAll(amended);
    }

    /// Takes the last change of a part back as if it had never been made; what was changed beside that part since
    /// stays. `restored` gives the first value that part of the second.
    void drop(BinaryOperator<T> restored) {
        var since = new ArrayList<Step<T>>();
        while (!before.isEmpty()
                && restored.apply(current, before.peek().value().get()).equals(current)) {
            since.add(before.pop());
        }
        if (!before.isEmpty()) {
            var old = before.pop().value().get();
            current = restored.apply(current, old);
            since.replaceAll(step -> step.with(value -> restored.apply(value, old)));
            after.clear();
        }
        since.reversed().forEach(before::push);
    }

    /// What would be taken back.
    Optional<String> undoable() {
        return Optional.ofNullable(before.peek()).map(Step::name);
    }

    /// What would be made again.
    Optional<String> redoable() {
        return Optional.ofNullable(after.peek()).map(Step::name);
    }

    boolean undo() {
        return step(before, after);
    }

    boolean redo() {
        return step(after, before);
    }

    private boolean step(Deque<Step<T>> from, Deque<Step<T>> to) {
        if (from.isEmpty()) {
            return false;
        }
        var step = from.pop();
        to.push(Step.to(step.name(), current));
        current = step.value().get();
        return true;
    }
}
