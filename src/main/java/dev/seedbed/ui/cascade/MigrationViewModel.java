package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Decision;
import dev.seedbed.core.cascade.migration.Fault;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Remedy;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.MigrationFolder;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The migration that mends the cascade: a choice for each fault, the SQL that follows, and what would come of it.
///
/// Nothing is mended until somebody looks. Choices hold as long as the schema does.
public final class MigrationViewModel {

    private final Session session;
    private final Consumer<ProofReading> rehearsed;
    private final Lane mending;
    private final Lane rehearsing;
    private final ReadOnlyObjectWrapper<Optional<Mended>> mended = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TenantGraph>> effect = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Path>> saved = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> fault = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty previewing = new SimpleBooleanProperty();
    private final ObservableList<Decision> decisions = FXCollections.observableArrayList();
    private Map<String, Remedy> remedies = Map.of();
    private boolean wanted;
    private long turn;

    /// A migration with its SQL, and the verdicts as they will be.
    public record Mended(Migration migration, String forward, String backward, TenantGraph after) {

        static Mended of(Project open, Migration migration) {
            return new Mended(
                    migration,
                    migration.forward().text(),
                    migration.backward().text(),
                    migration.after().intended(open.scenario().intended()));
        }

        public boolean changes() {
            return !migration.changes().all().isEmpty();
        }

        private Mended proven(Set<TableName> tables) {
            return new Mended(migration, forward, backward, after.proven(tables));
        }
    }

    /// `rehearsed` hears of the proof of every rehearsal.
    public MigrationViewModel(Session session, Consumer<ProofReading> rehearsed) {
        this.session = session;
        this.rehearsed = rehearsed;
        mending = new Lane(session.background());
        rehearsing = new Lane(session.background());
        session.projectProperty()
                .addListener((_, before, now) -> now.filter(
                                open -> before.filter(open::confirms).isEmpty())
                        .ifPresent(_ -> follow()));
        session.designProperty().subscribe(design -> follow(design.remedies()));
        session.tableProperty().addListener((_, _, table) -> lookAt(table));
        fault.addListener((_, _, _) -> chosen().ifPresent(this::lookFrom));
        previewing.addListener((_, _, _) -> showEffect());
        mended.addListener((_, _, _) -> showEffect());
    }

    /// Empty until the faults are known.
    public ReadOnlyObjectProperty<Optional<Mended>> mendedProperty() {
        return mended.getReadOnlyProperty();
    }

    /// What is done about each fault.
    public ObservableList<Decision> decisions() {
        return decisions;
    }

    /// The exact name of the fault in view.
    public ObjectProperty<Optional<String>> faultProperty() {
        return fault;
    }

    /// What is done about the fault in view.
    public Optional<Decision> chosen() {
        return fault.get()
                .flatMap(name -> decisions.stream()
                        .filter(decision -> decision.fault().exactName().equals(name))
                        .findFirst());
    }

    /// Whether the verdicts are shown as they will be.
    public BooleanProperty previewingProperty() {
        return previewing;
    }

    /// The verdicts as they will be, while they are shown.
    public ReadOnlyObjectProperty<Optional<TenantGraph>> effectProperty() {
        return effect.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return mending.busyProperty();
    }

    public ReadOnlyBooleanProperty rehearsingProperty() {
        return rehearsing.busyProperty();
    }

    /// The files that were written last, until the migration changes.
    public ReadOnlyObjectProperty<List<Path>> savedProperty() {
        return saved.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// Looks for the faults and what mends them, unless that is done already.
    public void open() {
        if (!wanted) {
            wanted = true;
            mend();
        }
    }

    public void choose(Fault chosen, Remedy remedy) {
        session.decide(
                Messages.text("design.remedy", chosen.exactName()),
                design -> design.withRemedy(chosen.exactName(), remedy));
    }

    /// Notes why the rows of a table may stay, or takes the note away.
    public void markIntended(TableName table, Optional<String> note) {
        session.markIntended(table, note);
    }

    /// The verdict on a table of the schema as it is.
    public Optional<TableVerdict> verdict(TableName table) {
        return session.projectProperty().get().map(open -> open.graph().verdict(table));
    }

    /// Runs the migration on a scratch copy, and proves what it left.
    public void rehearse() {
        whenMended((open, now) -> {
            var then = turn;
            problem.set(Optional.empty());
            rehearsing.run(
                    Messages.text("job.rehearse"),
                    progress -> ProofReading.of(session.workbench().rehearse(open, now.migration(), progress)),
                    read -> inTurn(then, () -> {
                        mended.set(Optional.of(now.proven(read.proof().proven())));
                        rehearsed.accept(read);
                    }),
                    wrong -> inTurn(then, () -> problem.set(Optional.of(wrong))));
        });
    }

    public void cancelRehearsal() {
        rehearsing.cancel();
    }

    /// Writes both directions into a folder of migrations.
    public void save(Path folder) {
        whenMended((_, now) -> {
            var then = turn;
            problem.set(Optional.empty());
            session.background()
                    .run(
                            Messages.text("job.migration.save", folder),
                            _ -> new MigrationFolder(folder).write(now.migration()),
                            files -> inTurn(then, () -> saved.set(files)),
                            wrong -> problem.set(Optional.of(wrong)));
        });
    }

    /// The same migration as a command.
    public String command() {
        var choices = new TreeMap<>(remedies)
                .entrySet().stream()
                        .map(each -> " --choose "
                                + CommandText.argument(
                                        each.getKey() + "=" + each.getValue().code()))
                        .collect(Collectors.joining());
        return session.saving()
                .argument()
                .map(source -> Messages.text("migration.command", CommandText.argument(source), choices))
                .orElse("");
    }

    private void follow() {
        turn++;
        rehearsing.cancel();
        previewing.set(false);
        if (wanted) {
            mend();
        }
    }

    private void follow(Map<String, Remedy> decided) {
        if (!decided.equals(remedies)) {
            remedies = decided;
            mend();
        }
    }

    private void mend() {
        session.projectProperty().get().ifPresent(open -> {
            var choices = new Choices(List.of(), remedies);
            mending.run(
                    Messages.text("job.mend"),
                    _ -> Mended.of(open, session.workbench().mend(open, choices)),
                    this::show,
                    wrong -> problem.set(Optional.of(wrong)));
        });
    }

    private void show(Mended now) {
        turn++;
        var kept = fault.get();
        problem.set(Optional.empty());
        saved.set(List.of());
        decisions.setAll(now.migration().decisions());
        mended.set(Optional.of(now));
        fault.set(kept.filter(_ -> chosen().isPresent())
                .or(() -> session.tableProperty().get().flatMap(this::first))
                .or(() -> decisions.stream().findFirst().map(any -> any.fault().exactName())));
    }

    private void showEffect() {
        effect.set(mended.get().filter(_ -> previewing.get()).map(Mended::after));
    }

    private void lookAt(Optional<TableName> table) {
        var there = chosen().map(decision -> decision.fault().table());
        if (!there.equals(table)) {
            table.flatMap(this::first).ifPresent(name -> fault.set(Optional.of(name)));
        }
    }

    private void lookFrom(Decision decision) {
        session.tableProperty().set(Optional.of(decision.fault().table()));
    }

    private Optional<String> first(TableName table) {
        return decisions.stream()
                .map(Decision::fault)
                .filter(found -> found.table().equals(table))
                .map(Fault::exactName)
                .findFirst();
    }

    private interface Step {
        void with(Project open, Mended now);
    }

    private void whenMended(Step step) {
        session.projectProperty()
                .get()
                .ifPresent(open -> mended.get().filter(Mended::changes).ifPresent(now -> step.with(open, now)));
    }

    /// What came of a migration that is another by now is of no use.
    private void inTurn(long then, Runnable step) {
        if (then == turn) {
            step.run();
        }
    }
}
