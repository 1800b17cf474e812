package dev.seedbed.ui.fx;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Work of which only the newest piece counts: starting one abandons the one before.
public final class Lane {

    private final Background background;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Optional<Job> current = Optional.empty();
    private long started;

    public Lane(Background background) {
        this.background = background;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public <T> void run(String title, Function<Progress, T> work, Consumer<T> done, Consumer<Problem> failed) {
        current.ifPresent(Job::abandon);
        var turn = ++started;
        busy.set(true);
        var job = background.run(title, work, finishing(turn, done), finishing(turn, failed));
        current = busy.get() && turn == started ? Optional.of(job) : current;
    }

    /// Asks the work to stop; its outcome still arrives.
    public void cancel() {
        current.ifPresent(Job::cancel);
    }

    private <T> Consumer<T> finishing(long turn, Consumer<T> next) {
        return outcome -> {
            if (turn == started) {
                busy.set(false);
                current = Optional.empty();
                next.accept(outcome);
            }
        };
    }
}
