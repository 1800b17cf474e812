package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What is open right now: the project, the table in view, the problem with opening it. All that screens share.
///
/// A project is replaced whole, so every screen that follows it shows the same state; a newer change abandons an
/// older one that is still being worked out.
public final class Session {

    /// What messages call the scenario that is being edited.
    private static final String SCENARIO = "scenario.yaml";

    private final Workbench workbench;
    private final RecentSources recent;
    private final Background background;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Project>> project = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Project>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<TableName>> table = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Size>> size = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<String> source = Optional.empty();

    public Session(Workbench workbench, RecentSources recent, Background background) {
        this.workbench = workbench;
        this.recent = recent;
        this.background = background;
        lane = new Lane(background);
    }

    public Workbench workbench() {
        return workbench;
    }

    public RecentSources recent() {
        return recent;
    }

    public Background background() {
        return background;
    }

    public ReadOnlyObjectProperty<Optional<Project>> projectProperty() {
        return project.getReadOnlyProperty();
    }

    /// The project as it was opened or read again, before any change to it.
    public ReadOnlyObjectProperty<Optional<Project>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// The table that every screen shows; picked once, picked everywhere.
    public ObjectProperty<Optional<TableName>> tableProperty() {
        return table;
    }

    /// Why the last source could not be opened or the last choice not be followed.
    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// The preset that was chosen last; empty while the scenario's own number of tenants counts.
    public ReadOnlyObjectProperty<Optional<Size>> sizeProperty() {
        return size.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// Opens a sample, a file or a database by the text that names it.
    public void open(String text) {
        source = Optional.of(text);
        work(text, this::begin);
    }

    /// Shows a project that is open already.
    public void adopt(Project other) {
        source = Optional.of(other.source().text());
        begin(other);
    }

    private void begin(Project other) {
        table.set(Optional.empty());
        size.set(Optional.empty());
        project.set(Optional.of(other));
        opened.set(Optional.of(other));
    }

    /// Reads the source again; the selected table stays if it still exists.
    public void reload() {
        var kept = table.get();
        source.ifPresent(text -> work(text, read -> {
            project.set(Optional.of(read));
            table.set(kept.filter(name -> read.schema().find(name).isPresent()));
            opened.set(Optional.of(read));
        }));
    }

    public void chooseRoot(Optional<TableName> root) {
        change("job.root", open -> workbench.withScenario(open, open.scenario().withRoot(root)));
    }

    public void chooseSize(Size chosen) {
        size.set(Optional.of(chosen));
        change("job.size", open -> workbench.withRows(open, chosen.rows()));
    }

    /// Notes why the rows of a table may stay when a tenant is deleted, or takes the note away.
    public void markIntended(TableName marked, Optional<String> note) {
        change("job.intended", open -> open.withIntended(marked, note));
    }

    /// Applies an edited scenario file. `applied` hears of the new project just before everybody else; what is wrong
    /// with the file goes to `failed`, and the project stays as it was.
    public void editScenario(String yaml, Consumer<Project> applied, Consumer<Problem> failed) {
        change("job.scenario", open -> workbench.withScenario(open, SCENARIO, yaml), applied, failed);
    }

    private void change(String job, Function<Project, Project> change) {
        change(job, change, _ -> {}, this::fail);
    }

    private void change(
            String job, Function<Project, Project> change, Consumer<Project> applied, Consumer<Problem> failed) {
        project.get()
                .ifPresent(open -> lane.run(
                        Messages.text(job),
                        _ -> change.apply(open),
                        changed -> {
                            applied.accept(changed);
                            project.set(Optional.of(changed));
                        },
                        failed));
    }

    private void work(String text, Consumer<Project> done) {
        problem.set(Optional.empty());
        lane.run(Messages.text("job.open", text), progress -> read(text, progress), done, this::fail);
    }

    private Project read(String text, Progress progress) {
        var found = workbench.openFitting(Source.parse(text), progress);
        recent.add(found.source());
        return found;
    }

    private void fail(Problem reason) {
        problem.set(Optional.of(reason));
    }
}
