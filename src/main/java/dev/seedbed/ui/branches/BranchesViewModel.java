package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// base-seed and the branches of it on this machine's server.
public final class BranchesViewModel {

    private static final Comparator<Branch> BASES_FIRST =
            Comparator.comparing(Branch::isBase).reversed().thenComparing(Branch::createdAt, Comparator.reverseOrder());

    private final Session session;
    private final Lane lane;
    private final ObservableList<BranchLine> branches = FXCollections.observableArrayList();
    private final ObservableList<BranchLine> shownBranches = FXCollections.unmodifiableObservableList(branches);
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// A branch and where to connect to it, which for a base is nowhere; `outdated` when its base was published again
    /// since.
    public record BranchLine(Branch branch, Optional<DatabaseUrl> url, boolean outdated) {}

    private record Outcome(String sentence, List<BranchLine> branches) {}

    public BranchesViewModel(Session session) {
        this.session = session;
        lane = new Lane(session.background());
        refresh();
    }

    /// base-seed first, then the newest.
    public ObservableList<BranchLine> branches() {
        return shownBranches;
    }

    /// The name for the next branch.
    public StringProperty nameProperty() {
        return name;
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

    public void refresh() {
        work(Messages.text("job.branches"), (_, _) -> "");
    }

    /// Makes base-seed anew from the open project; the old one serves until the new one stands.
    public void publish() {
        session.projectProperty()
                .get()
                .ifPresent(open -> work(Messages.text("job.push"), (_, progress) -> {
                    var report = session.workbench().push(open, BranchName.BASE_SEED, progress);
                    return Messages.text("branches.published", report.rows(), Units.duration(report.took()));
                }));
    }

    public void create() {
        var wanted = name.get().strip();
        if (!wanted.isEmpty()) {
            work(Messages.text("job.branch", wanted), (provider, progress) -> {
                provider.create(new NewBranch(new BranchName(wanted), BranchName.BASE_SEED), progress);
                return Messages.text("branches.created", wanted);
            });
        }
    }

    public void delete(Branch branch) {
        work(Messages.text("job.branch.delete", branch.name()), (provider, _) -> {
            provider.delete(branch.name());
            return Messages.text("branches.deleted", branch.name());
        });
    }

    private void work(String title, BiFunction<BranchProvider, Progress, String> work) {
        problem.set(Optional.empty());
        outcome.set("");
        lane.run(
                title,
                progress -> {
                    var provider = session.workbench().branches(progress);
                    return new Outcome(work.apply(provider, progress), lines(provider));
                },
                done -> {
                    outcome.set(done.sentence());
                    branches.setAll(done.branches());
                },
                wrong -> problem.set(Optional.of(wrong)));
    }

    private static List<BranchLine> lines(BranchProvider provider) {
        var all = provider.list().branches();
        return all.stream()
                .sorted(BASES_FIRST)
                .map(branch -> new BranchLine(branch, url(provider, branch), outdated(branch, all)))
                .toList();
    }

    private static Optional<DatabaseUrl> url(BranchProvider provider, Branch branch) {
        return branch.isBase()
                ? Optional.empty()
                : Optional.of(provider.lease(branch.name()).url());
    }

    private static boolean outdated(Branch branch, List<Branch> all) {
        return all.stream()
                .filter(base -> branch.base().equals(Optional.of(base.name())))
                .anyMatch(base -> base.generation() > branch.generation());
    }
}
