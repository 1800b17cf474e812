package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Works out what the newest text means, first without a server, then held against it, and has it saved when nothing is
/// wrong with it. What one text was abandoned for is gone on with.
final class Judging {

    /// What messages call the scenario that is being edited.
    static final String SCENARIO = "scenario.yaml";

    private final Workbench workbench;
    private final Background background;
    private final Decisions decisions;
    private final Saving saving;
    private final BooleanSupplier typing;
    private final Consumer<Problem> failed;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Project>> project = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> textProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// What the project follows from.
    private String judged = "";
    /// The text that stays even if it is wrong.
    private String steady = "";

    private Optional<Runnable> next = Optional.empty();

    /// `typing` takes in what was typed meanwhile, and says whether there was anything.
    Judging(
            Workbench workbench,
            Background background,
            Decisions decisions,
            Saving saving,
            BooleanSupplier typing,
            Consumer<Problem> failed) {
        this.workbench = workbench;
        this.background = background;
        this.decisions = decisions;
        this.saving = saving;
        this.typing = typing;
        this.failed = failed;
        lane = new Lane(background);
    }

    ReadOnlyObjectProperty<Optional<Project>> projectProperty() {
        return project.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Problem>> textProblemProperty() {
        return textProblem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// Another design is open, in which nothing is wrong.
    void begin(Opened read) {
        abandon();
        next = Optional.empty();
        textProblem.set(Optional.empty());
        steady = read.text();
        replace(read.project(), read.text());
    }

    /// The design goes on under another name, which its text says.
    void rename(Project other, String before, String after) {
        steady = steady.equals(before) ? after : steady;
        replace(other, judged.equals(before) ? after : judged);
    }

    /// This follows from that text, whatever was found before.
    void replace(Project other, String text) {
        judged = text;
        project.set(Optional.of(other));
    }

    void abandon() {
        lane.abandon();
    }

    /// Whether the newest text is being judged; it is saved then.
    boolean isUnderWay() {
        return lane.busyProperty().get() && !text().equals(judged);
    }

    /// Does something once the newest text is judged and nothing is wrong with it.
    void then(Runnable work) {
        next = Optional.of(work);
    }

    /// The newest text stays, even if it is wrong.
    void keep() {
        steady = text();
        judge();
    }

    /// The newest text stays, whatever it means for what was read.
    void settle() {
        steady = text();
        resume();
    }

    /// The newest text is taken back if it is wrong, unless that on which it was made is wrong already.
    void tryOut() {
        if (textProblem.get().isPresent()) {
            steady = text();
        }
        judge();
    }

    /// Finds how many tenants make about so many rows.
    void size(Size chosen, Consumer<Scenario> sized) {
        project.get()
                .ifPresent(open -> lane.run(
                        Messages.text("job.size"),
                        _ -> Workbench.sized(open.schema(), open.scenario(), chosen.rows()),
                        scenario -> {
                            var before = text();
                            sized.accept(scenario);
                            if (text().equals(before)) {
                                resume();
                            }
                        },
                        wrong -> {
                            failed.accept(wrong);
                            resume();
                        }));
    }

    /// Goes on with what was abandoned for something else.
    void resume() {
        if (text().equals(judged)) {
            textProblem.set(Optional.empty());
            attempt();
        } else {
            judge();
        }
    }

    private void judge() {
        var text = text();
        project.get()
                .ifPresent(open -> lane.run(
                        Messages.text("job.scenario"),
                        _ -> workbench.planned(open, SCENARIO, text),
                        planned -> {
                            textProblem.set(Optional.empty());
                            replace(planned, text);
                            saving.save(text);
                            attempt();
                        },
                        this::refuse));
    }

    private void refuse(Problem wrong) {
        if (typing.getAsBoolean()) {
            return; // on top of what is wrong, where it is explained
        }
        if (text().equals(steady)) {
            next = Optional.empty();
            textProblem.set(Optional.of(wrong));
            return;
        }
        failed.accept(wrong);
        decisions.dropText();
        resume();
    }

    /// Holds the project against the server once it is seen, unless that is done.
    private void attempt() {
        if (next.isPresent()) {
            var work = next.get();
            next = Optional.empty();
            work.run();
            return;
        }
        project.get()
                .filter(open -> !open.tried())
                .ifPresent(open -> lane.run(
                        Messages.text("job.try"),
                        background.onceDrawn(progress -> workbench.tried(open, progress)),
                        tried -> project.set(Optional.of(tried)),
                        failed));
    }

    private String text() {
        return decisions.current().text();
    }
}
