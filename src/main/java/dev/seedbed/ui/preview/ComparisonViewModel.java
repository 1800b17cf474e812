package dev.seedbed.ui.preview;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.preview.Excerpt;
import dev.seedbed.core.preview.RowChange;
import dev.seedbed.core.preview.RowChanges;
import dev.seedbed.core.preview.TableRows;
import dev.seedbed.core.project.Project;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What rows are compared with, and what came of it: counted over the rows that were looked at and a sample of all.
public final class ComparisonViewModel {

    /// So many rows are compared that nobody looks at.
    static final int SAMPLE = 1_000;

    private final Session session;
    private final Lane planning;
    private final Lane sampling;
    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Plan>> before = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private Optional<Project> current = Optional.empty();
    private Optional<Project> previous = Optional.empty();
    private ChangeTally tally = new ChangeTally();

    /// What the rows are compared with.
    public enum Choice {
        NOTHING,
        LAST_CHANGE,
        PREVIOUS_SEED
    }

    ComparisonViewModel(Session session) {
        this.session = session;
        planning = new Lane(session.background());
        sampling = new Lane(session.background());
        session.projectProperty().subscribe(open -> open.ifPresent(this::follow));
        choice.addListener((_, _, _) -> choose());
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /// The plan whose rows the rows are compared with, once it is there.
    ReadOnlyObjectProperty<Optional<Plan>> beforeProperty() {
        return before.getReadOnlyProperty();
    }

    /// What was found, over which rows; empty while nothing is compared.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// A project of the same source replaced by one of another scenario is a change; by one of the same, it is not.
    private void follow(Project open) {
        if (!current.map(Project::source).equals(Optional.of(open.source()))) {
            previous = Optional.empty();
            choice.set(Choice.NOTHING);
        } else if (!current.map(Project::scenario).equals(Optional.of(open.scenario()))) {
            previous = current;
        }
        current = Optional.of(open);
        choose();
    }

    private void choose() {
        switch (choice.get()) {
            case NOTHING -> {
                before.set(Optional.empty());
                summary.set("");
            }
            case LAST_CHANGE -> {
                before.set(previous.map(Project::plan));
                summary.set(previous.isEmpty() ? Messages.text("preview.compare.none") : summary.get());
            }
            case PREVIOUS_SEED -> current.ifPresent(this::planPreviousSeed);
        }
    }

    private void planPreviousSeed(Project open) {
        var seed = open.scenario().seed() - 1;
        summary.set(Messages.text("preview.compare.wait", Long.toString(seed)));
        planning.run(
                Messages.text("job.compare", Long.toString(seed)),
                _ -> session.workbench()
                        .withScenario(open, open.scenario().withSeed(seed))
                        .plan(),
                plan -> {
                    if (choice.get() == Choice.PREVIOUS_SEED) {
                        before.set(Optional.of(plan));
                    }
                },
                wrong -> summary.set(wrong.what()));
    }

    /// Begins to count anew for rows that are compared from now on, with a sample of them.
    void begin(TableRows made, Excerpt excerpt, RowChanges changes) {
        tally = new ChangeTally();
        var counted = tally;
        sampling.run(
                Messages.text("job.compare.rows", made.plan().name()),
                _ -> sample(made, excerpt, changes),
                found -> add(counted, made, excerpt, found),
                wrong -> summary.set(wrong.what()));
    }

    /// Counts rows that somebody has looked at.
    void looked(TableRows made, Excerpt excerpt, Map<Long, RowChange> changes) {
        if (!changes.isEmpty()) {
            add(tally, made, excerpt, changes);
        }
    }

    private static Map<Long, RowChange> sample(TableRows made, Excerpt excerpt, RowChanges changes) {
        var count = Math.min(SAMPLE, excerpt.size());
        return LongStream.range(0, count)
                .boxed()
                .flatMap(number -> made.rows(excerpt, number * excerpt.size() / count, 1).stream())
                .collect(Collectors.toMap(row -> row.place().row(), changes::of));
    }

    private void add(ChangeTally counted, TableRows made, Excerpt excerpt, Map<Long, RowChange> rows) {
        if (counted == tally && choice.get() != Choice.NOTHING) {
            tally.add(rows);
            summary.set(text(made, excerpt));
        }
    }

    private String text(TableRows made, Excerpt excerpt) {
        var names = made.plan().columnNames();
        var columns = tally.columns().stream().map(names::get).collect(Collectors.joining(", "));
        var found = Messages.text(
                "preview.changes",
                tally.changed(),
                tally.compared(),
                tally.columns().size(),
                columns);
        var appeared = tally.appeared() == 0 ? "" : Messages.text("preview.changes.appeared", tally.appeared());
        var which = tally.compared() == excerpt.size()
                ? Messages.text("preview.changes.all")
                : Messages.text("preview.changes.some", Math.min(SAMPLE, excerpt.size()), excerpt.size());
        return found + appeared + which;
    }
}
