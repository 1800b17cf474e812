package dev.seedbed.ui.session;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.project.OpenWindows.Orphan;
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
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
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
    private final Leaving leaving;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final Saving saving;
    private final WindowState window;
    private final Decisions decisions = new Decisions();
    private final ReadOnlyObjectWrapper<Optional<Project>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper openings = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Size>> size = new ReadOnlyObjectWrapper<>(Optional.empty());

    public Session(Workbench workbench, RecentSources recent, Background background) {
        this.workbench = workbench;
        this.recent = recent;
        this.background = background;
        opening = new Opening(workbench, recent, background);
        saving = new Saving(workbench.designs(), background, LocalDateTime::now, this::takeIn);
        judging = new Judging(workbench, background, decisions, saving, this::takeTyped, this::fail);
        leaving = new Leaving(workbench, background, this::fail);
        busy.bind(opening.busyProperty().or(judging.busyProperty()));
        window = new WindowState(workbench.windows(), background, decisions, saving);
        saving.stateProperty().subscribe(saved -> {
            if (saved instanceof Saved.Failed(var reason)) {
                fail(reason);
            }
        });
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

    /// How many sources were opened; to read one again is not to open it.
    public ReadOnlyIntegerProperty openingsProperty() {
        return openings.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Design> designProperty() {
        return decisions.designProperty();
    }

    /// The text of the scenario, valid or not.
    public ReadOnlyStringProperty textProperty() {
        return decisions.textProperty();
    }

    /// The text as it is being typed. It is taken in when whoever types rests, or when anything else happens.
    public StringProperty typedProperty() {
        return decisions.typedProperty();
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
        return window.tableProperty();
    }

    /// The screen in view, by its name.
    public StringProperty sectionProperty() {
        return window.sectionProperty();
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
        open(text, _ -> {}, UnaryOperator.identity());
    }

    /// `told` is how it is told that the source could not be opened.
    private void open(String text, Consumer<Opened> then, UnaryOperator<Problem> told) {
        takeTyped();
        problem.set(Optional.empty());
        opening.open(
                text,
                read -> {
                    begin(read);
                    then.accept(read);
                    judging.resume();
                },
                wrong -> fail(told.apply(wrong)),
                () -> open(text, then, told));
    }

    /// Opens what a window showed that is no more as it was; it is kept until then.
    public void restore(Orphan lost) {
        open(lost.window().source(), read -> restore(lost, read), wrong -> Leaving.unrestored(lost, wrong));
    }

    private void restore(Orphan lost, Opened read) {
        var shown = lost.window();
        if (shown.mayBeUnsaved()) {
            saving.restore(shown.text(), shown.held());
            type(Messages.text("design.restored"), shown.text());
        }
        window.replace(shown, read, lost.file());
    }

    /// Opens the newest of what windows showed that are no more, and of what was left behind.
    public void reopen() {
        leaving.bringBack(this::restore);
    }

    /// Shows a project that is open already.
    public void adopt(Project other) {
        opening.abandon();
        opening.begun(other.source().text());
        begin(Opened.of(other, workbench));
    }

    private void begin(Opened read) {
        leave();
        tableProperty().set(Optional.empty());
        size.set(Optional.empty());
        saving.begin(read.project().source(), read.text());
        decisions.begin(Design.NONE.withText(read.text()).withArrangement(read.arrangement()));
        judging.begin(read);
        opened.set(Optional.of(read.project()));
        openings.set(openings.get() + 1);
    }

    private void leave() {
        takeTyped();
        projectProperty()
                .get()
                .filter(_ -> !saving.holds(decisions.current().text()))
                .ifPresent(open -> leaving.leave(open, window.design(), saving.last()));
    }

    /// Reads the source again, or opens the one that could not be opened.
    public void reload() {
        opening.unopened(problem.get()).ifPresentOrElse(Runnable::run, this::reread);
    }

    /// Reads the open source again; what was decided stays, and the selected table if it still exists.
    public void reread() {
        takeTyped();
        if (judging.isUnderWay()) {
            judging.then(this::reread);
            return;
        }
        var text = decisions.current().text();
        opening.reread(read -> takeIn(read, text), this::fail);
    }

    /// `before` was the text when reading began: what was decided since is in no file that was read.
    private void takeIn(Opened read, String before) {
        takeTyped();
        if (!decisions.current().text().equals(before) || saving.isWriting()) {
            reread();
            return;
        }
        judging.abandon();
        var kept = tableProperty().get();
        judging.replace(read.project(), read.text());
        tableProperty()
                .set(kept.filter(name -> read.project().schema().find(name).isPresent()));
        opened.set(Optional.of(read.project()));
        if (read.project().source() instanceof Source.ScenarioYaml) {
            saving.read(read.text());
            type(Messages.text("design.reread"), read.text());
        }
        judging.settle();
    }

    /// Changes the text of the scenario; `name` is what the change is called. What turns out to be wrong is taken back.
    public void edit(String name, UnaryOperator<String> change) {
        takeTyped();
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

    /// Takes in what is being typed, and says whether that is anything new.
    public boolean takeTyped() {
        return type(Messages.text("design.typed"), typedProperty().get());
    }

    private boolean type(String name, String text) {
        var changed = decisions.change(name, decisions.current().withText(text));
        if (changed) {
            size.set(Optional.empty());
            judging.keep();
        }
        return changed;
    }

    /// Changes what is decided beside the scenario; `name` is what the change is called.
    public void decide(String name, UnaryOperator<Design> change) {
        var before = decisions.current();
        decisions.change(name, change.apply(before));
        keepArrangement(before);
    }

    public void undo() {
        takeTyped();
        follow(decisions.current(), decisions.undo());
    }

    public void redo() {
        takeTyped();
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
    public void saveAs(Path chosen) {
        takeTyped();
        try {
            projectProperty().get().ifPresent(open -> saveAs(open, NewName.of(chosen)));
        } catch (SeedbedException impossible) {
            fail(impossible.problem());
        }
    }

    private void saveAs(Project open, Path path) {
        var before = decisions.current();
        var title = workbench.titled(open, path);
        var kept = title.apply(before.text());
        var file = new Source.ScenarioYaml(path);
        saving.saveAs(path, kept);
        judging.abandon();
        decisions.title(kept, title);
        judging.rename(open.withSource(file), before.text(), kept);
        opening.begun(file.text());
        workbench.layouts().write(file, before.arrangement());
        recent.add(file);
        judging.resume();
    }

    /// The window is closed in order; what is not in its file by then is there at the next start.
    public void close() {
        takeTyped();
        window.close();
    }

    private void takeIn(String theirs) {
        takeTyped();
        type(Messages.text("design.theirs"), theirs);
    }

    private Problem fail(Problem reason) {
        problem.set(Optional.of(reason));
        return reason;
    }
}
