package dev.seedbed.ui.fx;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Work of which only the newest piece counts: starting one abandons the one before.
///
/// It is busy until an outcome was taken in, and through it where that starts the next piece.
public final class Lane {

    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Job>> current = new ReadOnlyObjectWrapper<>(Optional.empty());
    private long started;

    public Lane(Background background) {
        this.background = background;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// The piece that is under way.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return current.getReadOnlyProperty();
    }

    /// What is under way counts no longer.
    public void abandon() {
        current.get().ifPresent(Job::abandon);
        current.set(Optional.empty());
        started++;
        busy.set(false);
    }

    public <T> void run(String title, Function<Progress, T> work, Consumer<T> done, Consumer<Problem> failed) {
        current.get().ifPresent(Job::abandon);
        var turn = ++started;
        busy.set(true);
        var job = background.run(title, work, finishing(turn, done), finishing(turn, failed));
        if (busy.get() && turn == started) {
            current.set(Optional.of(job));
        }
    }

    /// Asks the work to stop; its outcome still arrives.
    public void cancel() {
        current.get().ifPresent(Job::cancel);
    }

    private <T> Consumer<T> finishing(long turn, Consumer<T> next) {
        return outcome -> {
            if (turn == started) {
                current.set(Optional.empty());
                try {
                    next.accept(outcome);
                } finally {
                    if (turn == started) {
                        busy.set(false);
                    }
                }
            }
        };
    }
}
