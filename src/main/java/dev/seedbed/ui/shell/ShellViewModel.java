package dev.seedbed.ui.shell;

import dev.seedbed.core.cascade.RootCandidate;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.command.Trail;
import dev.seedbed.ui.fx.Job;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Saved;
import dev.seedbed.ui.session.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
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
    private final ProblemsViewModel problems;
    private final Trail<Place> trail = new Trail<>(new Place(Section.WELCOME, Optional.empty()));
    private boolean travelling;

    public ShellViewModel(Session session) {
        this.session = session;
        problems = new ProblemsViewModel(session);
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        session.openingsProperty().subscribe(_ -> enter());
        root.addListener((_, _, chosen) -> follow(chosen));
        session.problemProperty().subscribe(problem -> problem.ifPresent(_ -> keepRoot()));
        section.subscribe(now -> session.sectionProperty().set(now.name()));
        session.sectionProperty().addListener((_, _, name) -> restore(name));
        section.addListener((_, _, _) -> visit(false));
        session.tableProperty().addListener((_, before, _) -> visit(before.isEmpty()));
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

    /// Where the design is kept.
    ObservableValue<String> keptProperty() {
        return session.saving().stateProperty().map(saved -> switch (saved) {
            case Saved.Untouched() -> "";
            case Saved.Kept(var path) -> Messages.text("saving.kept", path.getFileName());
            case Saved.Disputed disputed ->
                Messages.text("saving.not", disputed.path().getFileName());
            case Saved.Failed(var problem) -> problem.what();
        });
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

    ProblemsViewModel problems() {
        return problems;
    }

    /// The screen and the table that were looked at before.
    void back() {
        trail.back().ifPresent(this::travel);
    }

    void forward() {
        trail.forward().ifPresent(this::travel);
    }

    private void travel(Place place) {
        travelling = true;
        go(place);
        travelling = false;
    }

    /// Shows a table where tables are shown: on the present screen, or else in the cascade.
    void show(TableName table) {
        if (!section.get().needsProject()) {
            go(Section.CASCADE);
        }
        session.tableProperty().set(Optional.of(table));
    }

    void go(Place place) {
        go(place.section());
        var known = place.table()
                .filter(name -> session.projectProperty()
                        .get()
                        .flatMap(open -> open.schema().find(name))
                        .isPresent());
        known.ifPresent(_ -> session.tableProperty().set(known));
    }

    public void go(Section next) {
        if (!next.needsProject() || session.projectProperty().get().isPresent()) {
            section.set(next);
        }
    }

    /// Other rows of the same kind: a seed of no meaning.
    void chooseSeed() {
        var seed = ThreadLocalRandom.current().nextInt(1, 1_000_000);
        session.edit(
                Messages.text("shell.seed", String.valueOf(seed)),
                text -> ScenarioEdit.of(text)
                        .set(List.of("seed"), String.valueOf(seed))
                        .text());
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
    }

    /// What was opened is shown; where something is open already, nobody is led away from choosing another source.
    private void enter() {
        if (section.get() == Section.WELCOME) {
            go(Section.CASCADE);
        }
    }

    /// A root that could not be followed is not shown as if it were.
    private void keepRoot() {
        session.projectProperty().get().ifPresent(open -> root.set(open.graph().root()));
    }

    /// The screen of a window that is opened again.
    private void restore(String name) {
        Arrays.stream(Section.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .ifPresent(this::go);
    }

    private Place place() {
        return new Place(section.get(), session.tableProperty().get());
    }

    /// Where no table was selected, the first one that is belongs to the same visit.
    private void visit(boolean same) {
        if (travelling) {
            return;
        }
        if (same) {
            trail.correct(place());
        } else {
            trail.visit(place());
        }
    }

    private void follow(Optional<TableName> chosen) {
        var open = session.projectProperty().get();
        if (chosen.isPresent() && open.isPresent() && !open.get().graph().root().equals(chosen)) {
            session.chooseRoot(chosen);
        }
    }
}
