package dev.seedbed.ui.cascade;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.proof.KeyTime;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.cascade.ProofReading.Remark;
import dev.seedbed.ui.cascade.ProofReading.TableLine;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The executed delete: proving it, and what came of it, until the schema or the scenario changes.
public final class ProofViewModel {

    private final Session session;
    private final Lane proving;
    private final ReadOnlyObjectWrapper<Optional<ProofReading>> reading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<TableName>> proven = new ReadOnlyObjectWrapper<>(Set.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Remark> remarks = FXCollections.observableArrayList();
    private final ObservableList<TableLine> tables = FXCollections.observableArrayList();
    private final ObservableList<KeyTime> times = FXCollections.observableArrayList();
    private long turn;

    public ProofViewModel(Session session) {
        this.session = session;
        proving = new Lane(session.background());
        session.projectProperty().addListener((_, before, now) -> follow(before, now));
    }

    /// A proof holds for as long as schema and scenario do.
    private void follow(Optional<Project> before, Optional<Project> now) {
        if (now.filter(open -> before.filter(open::confirms).isPresent()).isEmpty()) {
            turn++;
            proving.cancel();
            forget();
            proven.set(Set.of());
        }
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return proving.busyProperty();
    }

    /// The proof in view; a rehearsal's, when that was the last.
    public ReadOnlyObjectProperty<Optional<ProofReading>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /// The tables of the schema as it is that a proof agreed with.
    public ReadOnlyObjectProperty<Set<TableName>> provenProperty() {
        return proven.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    public ObjectProperty<Optional<TableName>> tableProperty() {
        return session.tableProperty();
    }

    /// What is to be said of the proof, the loudest first.
    public ObservableList<Remark> remarks() {
        return remarks;
    }

    /// What became of each table's rows, the worst first.
    public ObservableList<TableLine> tables() {
        return tables;
    }

    /// The keys by the time that they will take, the most expensive first.
    public ObservableList<KeyTime> times() {
        return times;
    }

    /// The same proof as a command.
    public ObservableValue<String> commandProperty() {
        return Bindings.createStringBinding(
                () -> session.projectProperty().get().map(this::command).orElse(""),
                session.projectProperty(),
                session.saving().argumentProperty());
    }

    /// Deletes one of two synthetic tenants in a scratch copy.
    public void prove() {
        session.projectProperty().get().filter(_ -> !busyProperty().get()).ifPresent(open -> {
            forget();
            var now = turn;
            proving.run(
                    Messages.text("job.prove"),
                    progress -> ProofReading.of(session.workbench().prove(open, progress)),
                    read -> inTurn(now, () -> proved(read)),
                    wrong -> inTurn(now, () -> problem.set(Optional.of(wrong))));
        });
    }

    public void cancel() {
        proving.cancel();
    }

    /// Shows the proof of a rehearsal; what is proven of the schema as it is stays so.
    void show(ProofReading read) {
        problem.set(Optional.empty());
        remarks.setAll(read.remarks());
        tables.setAll(read.tables());
        times.setAll(read.proof().times());
        reading.set(Optional.of(read));
    }

    /// One line that says how it ended.
    static String headline(ProofReading read) {
        var words = switch (read.outcome()) {
            case CLEAN -> Messages.text("proof.clean");
            case DEFECT -> Messages.text("proof.defect");
            case FAILED ->
                Messages.text(
                        "proof.failed", read.stop(), read.proof().blockers().size() - 1);
            case INCOMPLETE -> Messages.text("proof.incomplete");
        };
        return read.rehearsed() ? Messages.text("proof.rehearsed", words) : words;
    }

    /// What it was done with, how long it took, how long it will take.
    static String circumstances(ProofReading read) {
        var proof = read.proof();
        return Messages.text(
                "proof.circumstances",
                proof.rows(),
                Units.duration(proof.took()),
                Units.duration(Duration.ofMillis(Math.round(proof.forecastMillis()))));
    }

    private void proved(ProofReading read) {
        show(read);
        proven.set(read.proof().proven());
    }

    /// What was found out about a project that has changed meanwhile is true no more.
    private void inTurn(long then, Runnable step) {
        if (then == turn) {
            step.run();
        }
    }

    private void forget() {
        problem.set(Optional.empty());
        reading.set(Optional.empty());
        List.of(remarks, tables, times).forEach(List::clear);
    }

    private String command(Project open) {
        var root = open.scenario()
                .root()
                .map(table -> Messages.text("proof.command.root", CommandText.argument(table.label())))
                .orElse("");
        return Messages.text(
                "proof.command",
                CommandText.argument(session.saving().argumentProperty().get()),
                root);
    }
}
