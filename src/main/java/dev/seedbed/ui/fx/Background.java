package dev.seedbed.ui.fx;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The one way out of the stage's thread: the core's blocking calls run elsewhere, their outcome comes back.
public final class Background {

    private final Executor worker;
    private final Executor stage;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> shownJobs = FXCollections.unmodifiableObservableList(jobs);

    private Background(Executor worker, Executor stage) {
        this.worker = worker;
        this.stage = stage;
    }

    /// Each job on a virtual thread of its own, its outcome on the JavaFX thread.
    public static Background onVirtualThreads() {
        return new Background(work -> Thread.ofVirtual().name("seedbed-job").start(work), Platform::runLater);
    }

    /// Everything at once on the calling thread, for tests and for pictures.
    public static Background immediate() {
        return new Background(Runnable::run, Runnable::run);
    }

    /// Each job, and its outcome, when the executor comes to it: for tests of what happens meanwhile.
    public static Background on(Executor executor) {
        return new Background(executor, executor);
    }

    /// The jobs under way, oldest first; changes on the stage's thread.
    public ObservableList<Job> jobs() {
        return shownJobs;
    }

    /// Starts work from the stage's thread. Exactly one of `done` and `failed` follows, unless the job is abandoned.
    public <T> Job run(String title, Function<Progress, T> work, Consumer<T> done, Consumer<Problem> failed) {
        var job = new Job(title, stage);
        jobs.add(job);
        worker.execute(() -> {
            var delivery = attempt(job, work, done, failed);
            stage.execute(() -> {
                jobs.remove(job);
                if (!job.abandoned()) {
                    delivery.run();
                }
            });
        });
        return job;
    }

    private static <T> Runnable attempt(
            Job job, Function<Progress, T> work, Consumer<T> done, Consumer<Problem> failed) {
        try {
            var result = work.apply(job);
            return () -> done.accept(result);
        } catch (SeedbedException known) {
            return () -> failed.accept(known.problem());
        } catch (RuntimeException | Error unknown) {
            return () -> failed.accept(defect(unknown));
        }
    }

    /// What a person is told when the program itself is wrong.
    public static Problem defect(Throwable unknown) {
        var place = unknown.getStackTrace().length > 0 ? unknown.getStackTrace()[0].toString() : "";
        return Problem.error(
                Category.FINDING,
                Messages.text("defect.what"),
                place,
                String.valueOf(unknown),
                Messages.text("defect.remedy"));
    }
}
