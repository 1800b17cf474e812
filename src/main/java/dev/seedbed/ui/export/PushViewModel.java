package dev.seedbed.ui.export;

import dev.seedbed.core.PushPlan;
import dev.seedbed.core.PushReport;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.branches.BranchPool;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Publishing base-seed: first what would be done and what that replaces, then the push, then what came of it.
final class PushViewModel {

    private final Session session;
    private final Work work;
    private final ObjectProperty<ProviderName> provider = new SimpleObjectProperty<>(ProviderName.LOCAL);
    private final ReadOnlyObjectWrapper<Optional<PushPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<PushReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    PushViewModel(Session session) {
        this.session = session;
        work = new Work(session.background());
        session.projectProperty().addListener((_, before, _) -> {
            if (!before.map(this::isStill).orElse(false)) {
                forget();
            }
        });
        provider.addListener((_, _, _) -> forget());
    }

    ObjectProperty<ProviderName> providerProperty() {
        return provider;
    }

    Work work() {
        return work;
    }

    /// What a push would do, until something changes.
    ReadOnlyObjectProperty<Optional<PushPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// What the last push did, until something changes.
    ReadOnlyObjectProperty<Optional<PushReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// The same push as a command.
    ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(
                () -> session.saving().argument().map(this::command).orElse(""),
                session.saving().argumentProperty(),
                provider);
    }

    /// What comes next: a branch of what was published.
    String branchCommand() {
        return CommandText.createBranch(provider.get(), "pr-123");
    }

    /// Looks at the provider, and changes nothing there.
    void plan() {
        whileOpen(this::plan);
    }

    /// A plan of what was open before would be read as one of what is pushed: it is made anew.
    private void plan(Project open) {
        var place = place();
        work.run(
                Messages.text("job.push.plan", place.provider().title()),
                open.plan().rows(),
                progress -> session.workbench().planPush(open, BranchName.BASE_SEED, place, progress),
                planned -> {
                    if (isStill(open) && place.equals(place())) {
                        plan.set(Optional.of(planned));
                    } else if (!work.stoppingProperty().get()) {
                        session.projectProperty().get().ifPresent(this::plan);
                    }
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    /// Does what was planned; the old base serves until the new one stands.
    void push() {
        if (plan.get().isEmpty()) {
            return;
        }
        whileOpen(open -> {
            var place = place();
            work.run(
                    Messages.text("job.push"),
                    open.plan().rows(),
                    progress -> session.workbench().push(open, BranchName.BASE_SEED, place, progress),
                    pushed -> {
                        pushed(open, pushed);
                        BranchPool.fill(session, place);
                    },
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    private void pushed(Project open, PushReport pushed) {
        if (isStill(open)) {
            report.set(Optional.of(pushed));
        } else {
            problem.set(Optional.of(Problem.warning(
                    Category.FINDING,
                    Messages.text("export.push.older.what", pushed.base().name()),
                    open.source().text(),
                    Messages.text("export.push.older.why"),
                    Messages.text("export.push.older.remedy"))));
        }
    }

    private boolean isStill(Project open) {
        return session.projectProperty().get().filter(now -> now.confirms(open)).isPresent();
    }

    void cancel() {
        work.cancel();
    }

    private void whileOpen(Consumer<Project> start) {
        session.projectProperty().get().filter(_ -> !work.busyProperty().get()).ifPresent(open -> {
            forget();
            start.accept(open);
        });
    }

    private BranchPlace place() {
        return new BranchPlace(provider.get(), Optional.empty());
    }

    private String command(String source) {
        return Messages.text(
                "export.push.command",
                CommandText.argument(source),
                provider.get().code());
    }

    private void forget() {
        plan.set(Optional.empty());
        report.set(Optional.empty());
        problem.set(Optional.empty());
    }
}
