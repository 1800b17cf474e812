package dev.seedbed.ui.shell;

import dev.seedbed.core.cascade.RootCandidate;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the frame around the screens says and does: which project, which root, which screen, which jobs.
public final class ShellViewModel {

    private final Session session;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.WELCOME);
    private final ReadOnlyStringWrapper project = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper findings = new ReadOnlyIntegerWrapper();
    private final ObservableList<TableName> roots = FXCollections.observableArrayList();
    private final ObservableList<TableName> shownRoots = FXCollections.unmodifiableObservableList(roots);
    private final ObjectProperty<Optional<TableName>> root = new SimpleObjectProperty<>(Optional.empty());

    public ShellViewModel(Session session) {
        this.session = session;
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        root.addListener((_, _, chosen) -> follow(chosen));
        session.problemProperty().subscribe(problem -> problem.ifPresent(_ -> keepRoot()));
    }

    public ObjectProperty<Section> sectionProperty() {
        return section;
    }

    public ReadOnlyStringProperty projectProperty() {
        return project.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// How many tables somebody should look at.
    public ReadOnlyIntegerProperty findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    /// The tables that may be the tenant, the likeliest first.
    public ObservableList<TableName> roots() {
        return shownRoots;
    }

    public ObjectProperty<Optional<TableName>> rootProperty() {
        return root;
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return session.problemProperty();
    }

    public ObservableList<Job> jobs() {
        return session.background().jobs();
    }

    public void go(Section next) {
        if (!next.needsProject() || session.projectProperty().get().isPresent()) {
            section.set(next);
        }
    }

    public void reload() {
        session.reload();
    }

    private void show(Project open) {
        project.set(open.source().text());
        summary.set(Messages.text(
                "shell.summary",
                open.schema().tables().size(),
                open.plan().rows(),
                open.scenario().seed()));
        findings.set(open.graph().problems().size());
        roots.setAll(
                open.graph().candidates().stream().map(RootCandidate::table).toList());
        root.set(open.graph().root());
        if (section.get() == Section.WELCOME) {
            section.set(Section.CASCADE);
        }
    }

    /// A root that could not be followed is not shown as if it were.
    private void keepRoot() {
        session.projectProperty().get().ifPresent(open -> root.set(open.graph().root()));
    }

    private void follow(Optional<TableName> chosen) {
        var open = session.projectProperty().get();
        if (chosen.isPresent() && open.isPresent() && !open.get().graph().root().equals(chosen)) {
            session.chooseRoot(chosen);
        }
    }
}
