package dev.seedbed.ui.fx;

import dev.seedbed.core.feedback.Progress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A piece of work under way: how far it is, and the way to stop it.
///
/// Reports may come from any thread and at any rate; the properties change on the stage's thread only, and a
/// report that the screen had no time to show is replaced by the next.
public final class Job implements Progress {

    private final String title;
    private final Executor stage;
    private final ReadOnlyStringWrapper phase;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final AtomicReference<Optional<Step>> latest = new AtomicReference<>(Optional.empty());
    private volatile boolean cancelled;
    private volatile boolean abandoned;

    private final ReadOnlyObjectWrapper<Step> step;

    /// What the work said last of how far it is; `total` is 0 while it is unknown.
    public record Step(String phase, long done, long total) {}

    Job(String title, Executor stage) {
        this.title = title;
        this.stage = stage;
        phase = new ReadOnlyStringWrapper(title);
        step = new ReadOnlyObjectWrapper<>(new Step(title, 0, 0));
    }

    public String title() {
        return title;
    }

    public ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// From 0 to 1, or -1 while the total is unknown.
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// Asks the work to stop; what became of it is still delivered.
    public void cancel() {
        cancelled = true;
    }

    /// Asks the work to stop, and drops whatever comes of it.
    public void abandon() {
        abandoned = true;
        cancelled = true;
    }

    boolean abandoned() {
        return abandoned;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void report(String phase, long done, long total) {
        if (latest.getAndSet(Optional.of(new Step(phase, done, total))).isEmpty()) {
            stage.execute(this::show);
        }
    }

    private void show() {
        latest.getAndSet(Optional.empty()).ifPresent(now -> {
            phase.set(now.phase());
            fraction.set(now.total() > 0 ? Math.clamp((double) now.done() / now.total(), 0, 1) : -1);
            step.set(now);
        });
    }
}
