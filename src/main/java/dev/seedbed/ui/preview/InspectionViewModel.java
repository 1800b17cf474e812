package dev.seedbed.ui.preview;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.preview.ChildCount;
import dev.seedbed.core.preview.Children;
import dev.seedbed.core.preview.Parent;
import dev.seedbed.core.preview.Relatives;
import dev.seedbed.core.preview.RowChange;
import dev.seedbed.core.preview.RowChanges;
import dev.seedbed.core.preview.RowName;
import dev.seedbed.core.preview.TableRows;
import dev.seedbed.core.scenario.Link;
import dev.seedbed.core.scenario.draft.Draft.DraftColumn;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is to be said of one cell and its row: the whole value, why it is so, what the row points at, and what points
/// at it.
public final class InspectionViewModel {

    /// The rows that are named of those that point at a row.
    static final int NAMED = 5;

    /// So many links are shown at once of those that point at a row: a tenant table can have hundreds.
    static final int SHOWN = 25;

    /// So many rows are looked at for each link, unless a person asks for all.
    static final long LOOKED_AT = 20_000;

    private final Lane inspecting;
    private final Lane counting;
    private final ReadOnlyObjectWrapper<Optional<Inspected>> inspected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<ChildLine> children = FXCollections.observableArrayList();
    private final ObservableList<ChildLine> shownChildren = FXCollections.unmodifiableObservableList(children);
    private final ReadOnlyObjectWrapper<List<ChildLine>> beyond = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Known> known = Optional.empty();
    private Optional<Consumer<Inspected>> awaiting = Optional.empty();
    private boolean stopped;

    /// A row by its name.
    public record Named(TableName table, long row, String name) {}

    public record Field(String column, Optional<String> value) {}

    /// What a row points at through a link: the row and its cells where it is known. `current` where the link begins in
    /// the current column.
    public record ParentLine(Parent parent, Optional<Named> row, List<Field> fields, boolean current) {}

    /// The rows that point at the row through a link; counted or not yet.
    public record ChildLine(Children children, Optional<ChildCount> count, List<Named> first) {}

    /// The cell that is current, with its column, and its row.
    public record Seen(DraftColumn column, Optional<String> value, Optional<Optional<String>> before) {}

    public record Inspected(Named row, Optional<Seen> cell, Optional<EdgeCell> edge, List<ParentLine> parents) {}

    /// A plan, and what points at what in it.
    private record Known(Plan plan, Relatives relatives) {}

    /// A row of a plan.
    private record Subject(Known known, TableRows made, Place place) {}

    private record Findings(Known known, Inspected inspected, List<ChildLine> children) {}

    InspectionViewModel(Session session) {
        inspecting = new Lane(session.background());
        counting = new Lane(session.background());
    }

    /// The cell that is looked at; empty without one.
    public ReadOnlyObjectProperty<Optional<Inspected>> inspectedProperty() {
        return inspected.getReadOnlyProperty();
    }

    /// What points at the row, link by link, as far as it is shown.
    public ObservableList<ChildLine> children() {
        return shownChildren;
    }

    /// The links that are not shown yet.
    public ReadOnlyObjectProperty<List<ChildLine>> beyondProperty() {
        return beyond.getReadOnlyProperty();
    }

    /// Shows some more of the links, and counts them.
    public void showMore() {
        var shown = children.size();
        show(beyond.get());
        if (!counting.busyProperty().get()) {
            stopped = false;
            inspected
                    .get()
                    .flatMap(row -> known.map(found -> subject(found, row)))
                    .ifPresent(subject -> count(subject, shown, LOOKED_AT));
        }
    }

    private void show(List<ChildLine> lines) {
        var some = Math.min(SHOWN, lines.size());
        beyond.set(lines.subList(some, lines.size()));
        children.addAll(lines.subList(0, some));
    }

    public ReadOnlyBooleanProperty countingProperty() {
        return counting.busyProperty();
    }

    /// Stops counting; what was counted until then is shown.
    public void cancel() {
        stopped = true;
        counting.cancel();
    }

    /// Tells what is to be said of the current cell: at once, or as soon as it is known.
    void whenKnown(Consumer<Inspected> told) {
        if (inspecting.busyProperty().get()) {
            awaiting = Optional.of(told);
        } else {
            inspected.get().ifPresent(told);
        }
    }

    /// Looks at a row, and a cell of it if there is a column.
    void inspect(Plan plan, Optional<Plan> before, TableRows made, Optional<Long> row, Optional<Integer> column) {
        cancel();
        awaiting = Optional.empty();
        if (row.isEmpty()) {
            children.clear();
            beyond.set(List.of());
            inspecting.run(
                    Messages.text("job.inspect"),
                    _ -> Optional.<Inspected>empty(),
                    inspected::set,
                    InspectionViewModel::drop);
            return;
        }
        var held = known;
        inspecting.run(
                Messages.text("job.inspect"),
                _ -> findings(known(held, plan), before, made, row.get(), column),
                found -> {
                    known = Optional.of(found.known());
                    inspected.set(Optional.of(found.inspected()));
                    children.clear();
                    show(found.children());
                    stopped = false;
                    var place = made.plan().numbering().place(row.get());
                    count(new Subject(found.known(), made, place), 0, LOOKED_AT);
                    awaiting.ifPresent(told -> told.accept(found.inspected()));
                },
                InspectionViewModel::drop);
    }

    private static Known known(Optional<Known> held, Plan plan) {
        return held.filter(found -> found.plan().equals(plan)).orElseGet(() -> new Known(plan, new Relatives(plan)));
    }

    /// A row that cannot be looked at is not in the grid either, and its problem is said there.
    private static void drop(Problem wrong) {}

    private static Findings findings(
            Known known, Optional<Plan> before, TableRows made, long number, Optional<Integer> column) {
        var table = made.plan();
        var place = table.numbering().place(number);
        var names = table.columnNames();
        var current = column.filter(index -> index < names.size()).map(names::get);
        var row = made.row(place);
        var old = before.flatMap(plan -> RowChanges.between(plan, table)).map(changes -> changes.of(row));
        var cell = current.map(name -> {
            var index = names.indexOf(name);
            return new Seen(
                    table.columns().get(index).draft(),
                    row.cells().get(index),
                    old.flatMap(change -> change instanceof RowChange.Cells cells
                            ? Optional.ofNullable(cells.before().get(index))
                            : Optional.empty()));
        });
        var parents = known.relatives().parents(table.name(), place).stream()
                .map(parent -> line(known.plan(), parent, current))
                .toList();
        var children = known.relatives().children(table.name(), place).stream()
                .map(found -> new ChildLine(found, Optional.empty(), List.of()))
                .toList();
        return new Findings(known, new Inspected(named(table, place), cell, made.edge(number), parents), children);
    }

    private static ParentLine line(Plan plan, Parent parent, Optional<String> current) {
        var table = plan.table(parent.link().target());
        var place = switch (parent.target()) {
            case Parent.Target.Known(var known) -> Optional.of(known);
            case Parent.Target.Nothing _, Parent.Target.Unknown _ -> Optional.<Place>empty();
        };
        return new ParentLine(
                parent,
                place.map(known -> named(table, known)),
                place.map(known -> fields(plan, table, known)).orElse(List.of()),
                current.filter(parent.link().columns()::contains).isPresent());
    }

    private static List<Field> fields(Plan plan, TablePlan table, Place place) {
        var cells = TableRows.of(plan, table.name()).row(place).cells();
        var fields = new ArrayList<Field>();
        for (var index = 0; index < cells.size(); index++) {
            fields.add(new Field(table.columnNames().get(index), cells.get(index)));
        }
        return fields;
    }

    private static Named named(TablePlan table, Place place) {
        return new Named(table.name(), place.row(), RowName.of(table, place));
    }

    /// Looks at all rows that can point at the row through one link.
    public void countAll(Link link) {
        inspected
                .get()
                .flatMap(shown -> known.map(found -> subject(found, shown)))
                .ifPresent(subject -> {
                    for (var index = 0; index < children.size(); index++) {
                        if (children.get(index).children().link().equals(link)) {
                            countOne(subject, index, Long.MAX_VALUE);
                        }
                    }
                });
    }

    private static Subject subject(Known known, Inspected shown) {
        var made = TableRows.of(known.plan(), shown.row().table());
        return new Subject(
                known, made, made.plan().numbering().place(shown.row().row()));
    }

    /// Counts one link after the other.
    private void count(Subject subject, int index, long limit) {
        if (index < children.size() && !stopped) {
            var asked = children.get(index);
            counting.run(
                    Messages.text("job.children", asked.children().link().table()),
                    progress -> counted(subject, asked.children(), limit, progress),
                    line -> {
                        if (show(asked, line)) {
                            count(subject, index + 1, limit);
                        }
                    },
                    InspectionViewModel::drop);
        }
    }

    private void countOne(Subject subject, int index, long limit) {
        var asked = children.get(index);
        counting.run(
                Messages.text("job.children", asked.children().link().table()),
                progress -> counted(subject, asked.children(), limit, progress),
                line -> show(asked, line),
                InspectionViewModel::drop);
    }

    /// Whether it is still asked for: by now another row may be looked at.
    private boolean show(ChildLine asked, ChildLine line) {
        var at = children.indexOf(asked);
        if (at >= 0) {
            children.set(at, line);
        }
        return at >= 0;
    }

    private static ChildLine counted(Subject subject, Children asked, long limit, Progress progress) {
        var count = subject.known().relatives().count(asked, subject.place(), NAMED, limit, progress);
        var table = subject.known().plan().table(asked.link().table());
        return new ChildLine(
                asked,
                Optional.of(count),
                count.first().stream()
                        .map(row -> named(table, table.numbering().place(row)))
                        .toList());
    }
}
