package dev.seedbed.ui.export;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Long work that a person waits for: how far it is, in words and as a part of the whole, and the way to stop it, which
/// is answered at once.
final class Work {

    private final Lane lane;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper();
    private Pace pace = new Pace(0);
    private long started;

    Work(Background background) {
        lane = new Lane(background);
        lane.jobProperty().subscribe(job -> job.ifPresent(this::follow));
    }

    /// `rows` is how many rows it goes over.
    <T> void run(String title, long rows, Function<Progress, T> work, Consumer<T> done, Consumer<Problem> failed) {
        pace = new Pace(rows);
        started = System.nanoTime();
        text.set(title);
        fraction.set(-1);
        lane.run(title, work, ending(done), ending(failed));
    }

    void cancel() {
        if (lane.busyProperty().get()) {
            stopping.set(true);
            text.set(Messages.text("export.stopping"));
            lane.cancel();
        }
    }

    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// Whether it was asked to stop; until its outcome was told.
    ReadOnlyBooleanProperty stoppingProperty() {
        return stopping.getReadOnlyProperty();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// From 0 to 1, or -1 while the whole is unknown.
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    private void follow(Job job) {
        job.stepProperty().addListener((_, _, step) -> {
            if (!stopping.get()) {
                text.set(pace.text(step, Duration.ofNanos(System.nanoTime() - started)));
                fraction.set(job.fractionProperty().get());
            }
        });
    }

    private <T> Consumer<T> ending(Consumer<T> next) {
        return outcome -> {
            next.accept(outcome);
            stopping.set(false);
        };
    }
}
