package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The bases and branches of one provider: on this machine's server first, at a service when one is chosen.
public final class BranchesViewModel {

    private final Session session;
    private final Lane lane;
    private final ObservableList<BranchLine> lines = FXCollections.observableArrayList();
    private final FilteredList<BranchLine> shown = new FilteredList<>(lines);
    private final ObjectProperty<ProviderName> provider = new SimpleObjectProperty<>(ProviderName.LOCAL);
    private final ReadOnlyObjectWrapper<Optional<Capabilities>> capabilities =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SweepOffer>> sweep = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty filter = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    private record Outcome(String sentence, Capabilities capabilities, List<BranchLine> lines) {}

    public BranchesViewModel(Session session) {
        this.session = session;
        lane = new Lane(session.background());
        filter.subscribe(this::narrow);
        provider.subscribe(_ -> {
            lines.clear();
            capabilities.set(Optional.empty());
            refresh();
        });
    }

    /// Each base with its branches beneath it, the newest first; what is not ours comes last.
    public ObservableList<BranchLine> lines() {
        return shown;
    }

    public ObjectProperty<ProviderName> providerProperty() {
        return provider;
    }

    /// What the provider's branches are; empty until it was reached.
    public ReadOnlyObjectProperty<Optional<Capabilities>> capabilitiesProperty() {
        return capabilities.getReadOnlyProperty();
    }

    /// The name for the next branch.
    public StringProperty nameProperty() {
        return name;
    }

    /// Only lines whose names contain this are shown.
    public StringProperty filterProperty() {
        return filter;
    }

    /// What a sweep would take away, while a person decides on it.
    public ReadOnlyObjectProperty<Optional<SweepOffer>> sweepProperty() {
        return sweep.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// What was done last, in one sentence.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ObservableValue<Boolean> publishableProperty() {
        return session.projectProperty().map(Optional::isPresent);
    }

    /// The same work as commands.
    public List<String> commands() {
        var source = session.saving().argument().orElse("schema.sql");
        return BranchCommands.of(
                provider.get(),
                source,
                name.get().isBlank() ? "pr-123" : name.get().strip());
    }

    public void refresh() {
        work(Messages.text("job.branches"), (_, _) -> "");
    }

    /// Makes base-seed anew from the open project; the old one serves until the new one stands.
    public void publish() {
        session.projectProperty()
                .get()
                .ifPresent(open -> work(Messages.text("job.push"), (_, progress) -> {
                    var report = session.workbench().push(open, BranchName.BASE_SEED, place(), progress);
                    return Messages.text("branches.published", report.rows(), Units.duration(report.took()));
                }));
    }

    public void create() {
        var wanted = name.get().strip();
        if (!wanted.isEmpty()) {
            work(Messages.text("job.branch", wanted), (branches, progress) -> {
                branches.create(new NewBranch(new BranchName(wanted), BranchName.BASE_SEED), progress);
                return Messages.text("branches.created", wanted);
            });
        }
    }

    public void reset(Branch branch) {
        work(Messages.text("job.branch.reset", branch.name()), (branches, progress) -> {
            branches.reset(branch.name(), progress);
            return Messages.text("branches.reset.done", branch.name());
        });
    }

    public void guard(Branch branch, boolean guarded) {
        work(Messages.text("job.branch.guard", branch.name()), (branches, _) -> {
            branches.guard(branch.name(), guarded);
            return Messages.text(guarded ? "branches.guarded" : "branches.unguarded", branch.name());
        });
    }

    public void delete(Branch branch) {
        work(Messages.text("job.branch.delete", branch.name()), (branches, _) -> {
            branches.delete(branch.name());
            return Messages.text("branches.deleted", branch.name());
        });
    }

    /// Takes the generation before the present one back.
    public void rollBack(Branch base) {
        work(Messages.text("job.rollback", base.name()), (branches, progress) -> {
            var back = branches.rollback(base.name(), progress);
            return Messages.text("branches.rolled.back", base.name(), back.generation());
        });
    }

    /// Asks the provider for a login only now, and hands it to whoever copies it.
    public void lease(Branch branch, Consumer<Lease> copy) {
        problem.set(Optional.empty());
        lane.run(
                Messages.text("job.branch.url", branch.name()),
                progress -> branches(progress).lease(branch.name()),
                lease -> {
                    copy.accept(lease);
                    outcome.set(Messages.text("branches.copied", branch.name()));
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    /// Looks what a sweep would take away.
    public void offerSweep() {
        problem.set(Optional.empty());
        outcome.set("");
        lane.run(
                Messages.text("job.sweep.look"),
                progress -> branches(progress).sweep(SweepOffer.LOOK, progress),
                found -> {
                    sweep.set(found.isEmpty() ? Optional.empty() : Optional.of(new SweepOffer(found)));
                    outcome.set(found.isEmpty() ? Messages.text("branches.sweep.none") : "");
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    /// Takes it away, once the person typed how many things that are.
    public void sweep(String typed) {
        if (sweep.get().filter(offer -> offer.confirmedBy(typed)).isPresent()) {
            sweep.set(Optional.empty());
            work(
                    Messages.text("job.sweep"),
                    (branches, progress) -> Messages.text(
                            "branches.swept",
                            branches.sweep(SweepOffer.CARRY_OUT, progress).size()));
        }
    }

    public void withdrawSweep() {
        sweep.set(Optional.empty());
    }

    public void cancel() {
        lane.cancel();
    }

    private BranchPlace place() {
        return new BranchPlace(provider.get(), Optional.empty());
    }

    private BranchProvider branches(Progress progress) {
        return session.workbench().branches(place(), progress);
    }

    private void narrow(String text) {
        var part = text.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(line -> line.name().toLowerCase(Locale.ROOT).contains(part));
    }

    private void work(String title, BiFunction<BranchProvider, Progress, String> work) {
        problem.set(Optional.empty());
        outcome.set("");
        var open = session.projectProperty().get();
        lane.run(
                title,
                progress -> {
                    var branches = branches(progress);
                    var sentence = work.apply(branches, progress);
                    return new Outcome(sentence, branches.capabilities(), BranchTree.of(branches.list(), hash(open)));
                },
                done -> {
                    outcome.set(done.sentence());
                    capabilities.set(Optional.of(done.capabilities()));
                    lines.setAll(done.lines());
                    BranchPool.fill(session, place());
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    private Optional<String> hash(Optional<Project> open) {
        return open.map(session.workbench()::scenarioHash);
    }
}
