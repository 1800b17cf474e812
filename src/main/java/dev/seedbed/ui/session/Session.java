package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.OpenWindows.Window;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.RecentSources;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.scenario.file.ScenarioEdit;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Background;
import dev.seedbed.ui.fx.Messages;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is open right now: the design, the project that follows from it, the table in view. All that screens share.
///
/// The text of the scenario is the design: every change of a screen is a change of the text, the project is worked out
/// from the newest text, first without a server, then held against it. A project is replaced whole; a newer change
/// abandons an older one that is still being worked out. A change that turns out to be wrong is taken back and
/// explained; text that was typed stays, with the problem. Meanwhile another source may be read: it takes the place of
/// the open one when it is there.
public final class Session {

    private final Workbench workbench;
    private final RecentSources recent;
    private final Background background;
    private final Opening opening;
    private final Judging judging;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Saving saving;
    private final WindowState window;
    private final Decisions decisions = new Decisions();
    private final ReadOnlyObjectWrapper<Optional<Project>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<TableName>> table = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty section = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Size>> size = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Session(Workbench workbench, RecentSources recent, Background background) {
        this.workbench = workbench;
        this.recent = recent;
        this.background = background;
        opening = new Opening(workbench, recent, background);
        saving = new Saving(workbench.designs(), background, LocalDateTime::now, this::takeIn);
        judging = new Judging(workbench, background, decisions, saving, this::fail);
        busy.bind(opening.busyProperty().or(judging.busyProperty()));
        window = new WindowState(workbench.windows(), background);
        saving.stateProperty().subscribe(saved -> {
            if (saved instanceof Saved.Failed(var reason)) {
                fail(reason);
            }
        });
        decisions.designProperty().addListener((_, _, _) -> keepWindow());
        table.addListener((_, _, _) -> keepWindow());
        section.addListener((_, _, _) -> keepWindow());
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

    /// What follows from the newest valid text.
    public ReadOnlyObjectProperty<Optional<Project>> projectProperty() {
        return judging.projectProperty();
    }

    /// The project as it was opened or read again, before any change to it.
    public ReadOnlyObjectProperty<Optional<Project>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Design> designProperty() {
        return decisions.designProperty();
    }

    /// The text of the scenario, valid or not.
    public ReadOnlyStringProperty textProperty() {
        return decisions.textProperty();
    }

    /// What is wrong with the text, while the project is that of an older one.
    public ReadOnlyObjectProperty<Optional<Problem>> textProblemProperty() {
        return judging.textProblemProperty();
    }

    /// What would be taken back.
    public ReadOnlyObjectProperty<Optional<String>> undoableProperty() {
        return decisions.undoableProperty();
    }

    /// What would be made again.
    public ReadOnlyObjectProperty<Optional<String>> redoableProperty() {
        return decisions.redoableProperty();
    }

    /// The table that every screen shows; picked once, picked everywhere.
    public ObjectProperty<Optional<TableName>> tableProperty() {
        return table;
    }

    /// The screen in view, by its name.
    public StringProperty sectionProperty() {
        return section;
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
        return busy.getReadOnlyProperty();
    }

    /// How the design is kept on the disk.
    public Saving saving() {
        return saving;
    }

    /// Opens a sample, a file or a database by the text that names it. What is known of it without a server is shown
    /// at once.
    public void open(String text) {
        open(text, _ -> {});
    }

    private void open(String text, Consumer<Opened> then) {
        problem.set(Optional.empty());
        opening.open(
                text,
                read -> {
                    begin(read);
                    then.accept(read);
                    judging.resume();
                },
                this::fail,
                () -> open(text, then));
    }

    /// Opens the window of a process that died as it was.
    public void restore(Window lost) {
        open(lost.source(), restored -> {
            if (!lost.text().isEmpty()) {
                type(Messages.text("design.restored"), lost.text());
            }
            table.set(restored.table(lost.table()));
            section.set(lost.section());
        });
    }

    /// Shows a project that is open already.
    public void adopt(Project other) {
        opening.abandon();
        opening.begun(other.source().text());
        begin(Opened.of(other, workbench));
    }

    private void begin(Opened read) {
        table.set(Optional.empty());
        size.set(Optional.empty());
        saving.begin(read.project().source(), read.text());
        decisions.begin(Design.NONE.withText(read.text()).withArrangement(read.arrangement()));
        judging.begin(read);
        opened.set(Optional.of(read.project()));
    }

    /// Reads the source again; what was decided stays, and the selected table if it still exists. A source that could
    /// not be opened is opened.
    public void reload() {
        opening.unopened(problem.get()).ifPresentOrElse(Runnable::run, this::reread);
    }

    private void reread() {
        if (judging.isUnderWay()) {
            judging.then(this::reread);
            return;
        }
        var text = decisions.current().text();
        opening.reread(read -> takeIn(read, text), this::fail);
    }

    /// `before` was the text when reading began: what was decided since is in no file that was read.
    private void takeIn(Opened read, String before) {
        if (!decisions.current().text().equals(before) || saving.isWriting()) {
            reread();
            return;
        }
        judging.abandon();
        var kept = table.get();
        judging.replace(read.project(), read.text());
        table.set(kept.filter(name -> read.project().schema().find(name).isPresent()));
        opened.set(Optional.of(read.project()));
        if (read.project().source() instanceof Source.ScenarioYaml) {
            saving.read(read.text());
            type(Messages.text("design.reread"), read.text());
        }
        judging.resume();
    }

    /// Changes the text of the scenario; `name` is what the change is called. What turns out to be wrong is taken back.
    public void edit(String name, UnaryOperator<String> change) {
        try {
            edit(name, change.apply(decisions.current().text()));
        } catch (SeedbedException impossible) {
            fail(impossible.problem());
        }
    }

    private void edit(String name, String text) {
        problem.set(Optional.empty());
        if (decisions.change(name, decisions.current().withText(text))) {
            size.set(Optional.empty());
            judging.tryOut();
        }
    }

    /// Takes in text that was typed; it stays, even when it is wrong.
    public void type(String text) {
        type(Messages.text("design.typed"), text);
    }

    private void type(String name, String text) {
        if (decisions.change(name, decisions.current().withText(text))) {
            size.set(Optional.empty());
            judging.keep();
        }
    }

    /// Changes what is decided beside the scenario; `name` is what the change is called.
    public void decide(String name, UnaryOperator<Design> change) {
        var before = decisions.current();
        decisions.change(name, change.apply(before));
        keepArrangement(before);
    }

    public void undo() {
        follow(decisions.current(), decisions.undo());
    }

    public void redo() {
        follow(decisions.current(), decisions.redo());
    }

    private void follow(Design before, boolean changed) {
        if (changed) {
            size.set(Optional.empty());
            keepArrangement(before);
            if (!decisions.current().text().equals(before.text())) {
                judging.keep();
            }
        }
    }

    private void keepArrangement(Design before) {
        var now = decisions.current().arrangement();
        if (!now.equals(before.arrangement())) {
            projectProperty().get().ifPresent(open -> workbench.layouts().write(open.source(), now));
        }
    }

    public void chooseRoot(Optional<TableName> root) {
        edit(
                Messages.text("design.root"),
                text -> ScenarioEdit.of(text).rooted(root).text());
    }

    /// As many tenants as make about so many rows.
    public void chooseSize(Size chosen) {
        judging.size(chosen, sized -> {
            edit(
                    Messages.text("design.size", chosen),
                    text -> ScenarioEdit.of(text)
                            .sized(sized.tenants(), sized.sharedRows())
                            .text());
            size.set(Optional.of(chosen));
        });
    }

    /// Notes why the rows of a table may stay when a tenant is deleted, or takes the note away.
    public void markIntended(TableName marked, Optional<String> note) {
        edit(
                Messages.text("design.intended", marked.label()),
                text -> ScenarioEdit.of(text).intended(marked, note).text());
    }

    /// Goes on in another file, which names its source and remembers the schema from now on.
    public void saveAs(Path path) {
        projectProperty().get().ifPresent(open -> {
            var kept = workbench.titled(open, decisions.current().text(), path);
            decisions.amend(decisions.current().withText(kept));
            judging.replace(open.withSource(new Source.ScenarioYaml(path)), kept);
            opening.begun(path.toString());
            saving.saveAs(path, kept);
            recent.add(new Source.ScenarioYaml(path));
        });
    }

    /// The window is closed in order; what is not in its file by then is there at the next start.
    public void close() {
        if (saving.holds(decisions.current().text())) {
            workbench.windows().forget();
        }
    }

    private void takeIn(String theirs) {
        type(Messages.text("design.theirs"), theirs);
    }

    private void keepWindow() {
        if (projectProperty().get().isPresent()) {
            window.keep(new Window(
                    saving.argumentProperty().get(),
                    decisions.current().text(),
                    section.get(),
                    table.get().map(TableName::toString).orElse("")));
        }
    }

    private Problem fail(Problem reason) {
        problem.set(Optional.of(reason));
        return reason;
    }
}
