package dev.seedbed.ui.scenario;

import dev.seedbed.core.ScenarioUpdate;
import dev.seedbed.core.ScenarioUpdate.Decision;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.Drift.Change;
import dev.seedbed.core.scenario.Drift.ColumnDrift;
import dev.seedbed.core.scenario.Drift.TableDrift;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.DriftViewModel.Notice.Entry;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How the schema differs from the one that the opened scenario file was decided for, and the file for the schema of
/// today.
public final class DriftViewModel {

    private static final int MOST_NAMED = 4;

    private final Session session;
    private final Consumer<Problem> failed;
    private final Lane lane;
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Source> source = Optional.empty();

    /// What a person is told: what is new, gone and changed, the decisions that no longer fit, and the columns that
    /// need one; each where there is any.
    public record Notice(List<Entry> entries) {

        /// What it is, and the names.
        public record Entry(String title, String text) {}

        public Notice {
            entries = List.copyOf(entries);
        }
    }

    /// `failed` hears of what could not be read or written.
    DriftViewModel(Session session, Consumer<Problem> failed) {
        this.session = session;
        this.failed = failed;
        lane = new Lane(session.background());
        session.openedProperty().subscribe(opened -> opened.ifPresent(this::compare));
    }

    /// Empty while the schema is the one of the file, or the file remembers none.
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return lane.busyProperty();
    }

    /// Writes the file for the schema of today and opens it, as it is on the disk by then.
    public void update() {
        source.ifPresent(file -> lane.run(
                Messages.text("job.drift.write", file.text()),
                progress -> {
                    var update = session.workbench().update(file, (_, scenario) -> scenario, progress);
                    session.workbench().write(update);
                    return update;
                },
                _ -> session.reread(),
                failed));
    }

    private void compare(Project opened) {
        notice.set(Optional.empty());
        source = Optional.of(opened.source()).filter(_ -> opened.drift().isPresent());
        source.ifPresent(file -> lane.run(
                Messages.text("job.drift"),
                progress -> session.workbench().update(file, (_, scenario) -> scenario, progress),
                update -> notice.set(update.drift().map(drift -> notice(drift, update))),
                failed));
    }

    private static Notice notice(Drift drift, ScenarioUpdate update) {
        var entries = new ArrayList<Entry>();
        for (var change : List.of(Change.NEW, Change.GONE, Change.CHANGED)) {
            add(
                    code(change),
                    drift.tables().stream()
                            .flatMap(table -> named(table, change))
                            .toList(),
                    ", ",
                    entries);
        }
        add("misfits", update.misfits().stream().map(Problem::what).toList(), "\n", entries);
        add("decisions", update.decisions().stream().map(DriftViewModel::phrase).toList(), "\n", entries);
        return new Notice(entries);
    }

    private static void add(String kind, List<String> names, String between, List<Entry> entries) {
        if (!names.isEmpty()) {
            entries.add(new Entry(Messages.text("scenario.drift." + kind), String.join(between, shortened(names))));
        }
    }

    private static Stream<String> named(TableDrift table, Change change) {
        if (table.change() != Change.CHANGED) {
            return table.change() == change ? Stream.of(table.table()) : Stream.empty();
        }
        if (table.columns().isEmpty()) {
            return change == Change.CHANGED
                    ? Stream.of(Messages.text("scenario.drift.rules", table.table()))
                    : Stream.empty();
        }
        return table.columns().stream()
                .filter(column -> column.change() == change)
                .map(column -> table.table() + "." + column.column() + types(column));
    }

    /// What a changed column was and is.
    private static String types(ColumnDrift column) {
        return column.change() == Change.CHANGED
                ? " (" + column.before().orElse("") + " → " + column.now().orElse("") + ")"
                : "";
    }

    private static String phrase(Decision decision) {
        return Messages.text(
                "scenario.drift.decision", decision.table(), decision.column(), decision.rule(), decision.why());
    }

    private static List<String> shortened(List<String> all) {
        return all.size() <= MOST_NAMED
                ? all
                : Stream.concat(
                                all.stream().limit(MOST_NAMED),
                                Stream.of(Messages.text("scenario.drift.more", all.size() - MOST_NAMED)))
                        .toList();
    }

    private static String code(Change change) {
        return switch (change) {
            case NEW -> "new";
            case GONE -> "gone";
            case CHANGED -> "changed";
        };
    }
}
