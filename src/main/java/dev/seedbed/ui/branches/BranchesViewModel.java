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
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// The bases and branches of one provider: on this machine's server first, at a service when one is chosen.
public final class BranchesViewModel {

    private final Session session;
    private final Lane changes;
    private final Lane looks;
    private final Lane leases;
    private final BooleanBinding busy;
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

    private record Outcome(String sentence, Seen seen) {}

    private record Seen(Capabilities capabilities, List<BranchLine> lines) {}

    public BranchesViewModel(Session session) {
        this.session = session;
        changes = new Lane(session.background());
        looks = new Lane(session.background());
        leases = new Lane(session.background());
        busy = changes.busyProperty().or(looks.busyProperty());
        filter.subscribe(this::narrow);
        provider.subscribe(_ -> turn());
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

    /// Whether the provider is asked, or changes something.
    public ObservableBooleanValue busyProperty() {
        return busy;
    }

    /// Whether something changes at the provider. Nothing else is started meanwhile but the copy of a URL.
    public ReadOnlyBooleanProperty changingProperty() {
        return changes.busyProperty();
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
        problem.set(Optional.empty());
        outcome.set("");
        look(wrong -> problem.set(Optional.of(wrong)));
    }

    /// Makes base-seed anew from the open project; the old one serves until the new one stands.
    public void publish() {
        session.projectProperty().get().ifPresent(open -> {
            var place = place();
            change(Messages.text("job.push"), place, (_, progress) -> {
                var report = session.workbench().push(open, BranchName.BASE_SEED, place, progress);
                return Messages.text("branches.published", report.rows(), Units.duration(report.took()));
            });
        });
    }

    public void create() {
        var wanted = name.get().strip();
        if (!wanted.isEmpty()) {
            change(Messages.text("job.branch", wanted), place(), (branches, progress) -> {
                branches.create(new NewBranch(new BranchName(wanted), BranchName.BASE_SEED), progress);
                return Messages.text("branches.created", wanted);
            });
        }
    }

    public void reset(Branch branch) {
        change(Messages.text("job.branch.reset", branch.name()), place(), (branches, progress) -> {
            branches.reset(branch.name(), progress);
            return Messages.text("branches.reset.done", branch.name());
        });
    }

    public void guard(Branch branch, boolean guarded) {
        change(Messages.text("job.branch.guard", branch.name()), place(), (branches, _) -> {
            branches.guard(branch.name(), guarded);
            return Messages.text(guarded ? "branches.guarded" : "branches.unguarded", branch.name());
        });
    }

    public void delete(Branch branch) {
        change(Messages.text("job.branch.delete", branch.name()), place(), (branches, _) -> {
            branches.delete(branch.name());
            return Messages.text("branches.deleted", branch.name());
        });
    }

    /// Takes the generation before the present one back.
    public void rollBack(Branch base) {
        change(Messages.text("job.rollback", base.name()), place(), (branches, progress) -> {
            var back = branches.rollback(base.name(), progress);
            return Messages.text("branches.rolled.back", base.name(), back.generation());
        });
    }

    /// Asks the provider for a login only now, and hands it to whoever copies it.
    public void lease(Branch branch, Consumer<Lease> copy) {
        problem.set(Optional.empty());
        var place = place();
        leases.run(
                Messages.text("job.branch.url", branch.name()),
                progress -> branches(place, progress).lease(branch.name()),
                lease -> {
                    copy.accept(lease);
                    outcome.set(Messages.text("branches.copied", branch.name()));
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    /// Looks what a sweep would take away, unless what is there is changing.
    public void offerSweep() {
        if (changes.busyProperty().get()) {
            return;
        }
        problem.set(Optional.empty());
        outcome.set("");
        var place = place();
        looks.run(
                Messages.text("job.sweep.look"),
                progress -> branches(place, progress).sweep(SweepOffer.LOOK, progress),
                found -> {
                    sweep.set(found.isEmpty() ? Optional.empty() : Optional.of(new SweepOffer(place, found)));
                    outcome.set(found.isEmpty() ? Messages.text("branches.sweep.none") : "");
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    /// Takes it away where it was found, once the person typed how many things that are.
    public void sweep(String typed) {
        sweep.get()
                .filter(offer -> offer.confirmedBy(typed))
                .ifPresent(offer -> change(
                        Messages.text("job.sweep"),
                        offer.place(),
                        (branches, progress) -> Messages.text(
                                "branches.swept",
                                branches.sweep(SweepOffer.CARRY_OUT, progress).size())));
    }

    public void withdrawSweep() {
        sweep.set(Optional.empty());
    }

    /// Asks what is under way to stop; what became of it is told.
    public void cancel() {
        changes.cancel();
        looks.cancel();
    }

    private void turn() {
        looks.abandon();
        leases.abandon();
        lines.clear();
        capabilities.set(Optional.empty());
        sweep.set(Optional.empty());
        refresh();
    }

    private BranchPlace place() {
        return new BranchPlace(provider.get(), Optional.empty());
    }

    private BranchProvider branches(BranchPlace place, Progress progress) {
        return session.workbench().branches(place, progress);
    }

    private void narrow(String text) {
        var part = text.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(line -> line.name().toLowerCase(Locale.ROOT).contains(part));
    }

    /// One change at a time: a second one would put an end to the first.
    private void change(String title, BranchPlace place, BiFunction<BranchProvider, Progress, String> work) {
        if (changes.busyProperty().get()) {
            return;
        }
        looks.abandon();
        sweep.set(Optional.empty());
        problem.set(Optional.empty());
        outcome.set("");
        var open = session.projectProperty().get();
        changes.run(
                title,
                progress -> {
                    var branches = branches(place, progress);
                    return new Outcome(work.apply(branches, progress), seen(branches, open));
                },
                done -> {
                    outcome.set(done.sentence());
                    show(place, done.seen());
                },
                wrong -> {
                    problem.set(Optional.of(wrong));
                    look(_ -> {});
                });
    }

    private void look(Consumer<Problem> failed) {
        var place = place();
        var open = session.projectProperty().get();
        looks.run(
                Messages.text("job.branches"),
                progress -> seen(branches(place, progress), open),
                seen -> show(place, seen),
                failed);
    }

    private Seen seen(BranchProvider branches, Optional<Project> open) {
        return new Seen(branches.capabilities(), BranchTree.of(branches.list(), hash(open)));
    }

    /// A look that began before is older than this.
    private void show(BranchPlace place, Seen seen) {
        if (place.equals(place())) {
            looks.abandon();
            capabilities.set(Optional.of(seen.capabilities()));
            lines.setAll(seen.lines());
        }
        BranchPool.fill(session, place);
    }

    private Optional<String> hash(Optional<Project> open) {
        return open.map(session.workbench()::scenarioHash);
    }
}
