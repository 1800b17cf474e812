package dev.seedbed.ui.fx;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The one way out of the stage's thread: the core's blocking calls run elsewhere, their outcome comes back.
public final class Background {

    private final Executor worker;
    private final Executor stage;
    private final Supplier<Runnable> drawing;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> shownJobs = FXCollections.unmodifiableObservableList(jobs);

    /// Nothing is drawn.
    private Background(Executor worker, Executor stage) {
        this(worker, stage, () -> () -> {});
    }

    private Background(Executor worker, Executor stage, Supplier<Runnable> drawing) {
        this.worker = worker;
        this.stage = stage;
        this.drawing = drawing;
    }

    /// Each job on a virtual thread of its own, its outcome on the JavaFX thread.
    public static Background onVirtualThreads() {
        return new Background(
                work -> Thread.ofVirtual().name("seedbed-job").start(work), Platform::runLater, Frames::pause);
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

    /// The same for work that nobody waits for and nobody need see: its jobs are in a list of their own.
    public Background unseen() {
        return new Background(worker, stage, drawing);
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

    /// Work that waits until what the stage shows now has been drawn, for nobody waits for it: so it leaves the
    /// processor to what somebody looks at. Called on the stage's thread.
    public <T> Function<Progress, T> onceDrawn(Function<Progress, T> work) {
        var pause = drawing.get();
        return progress -> {
            pause.run();
            return work.apply(progress);
        };
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
