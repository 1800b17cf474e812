package dev.seedbed.ui.scenario;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How every column will be filled, with the reason, and the scenario file that says so.
///
/// The file is the person's: what they write is judged and never replaced. Other screens change it in one place at a
/// time.
public final class ScenarioViewModel {

    private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+)$");

    private final Session session;
    private final DriftViewModel drift;
    private final ObservableList<TablePlan> tables = FXCollections.observableArrayList();
    private final ObservableList<TablePlan> shownTables = FXCollections.unmodifiableObservableList(tables);
    private final ObservableList<ColumnLine> columns = FXCollections.observableArrayList();
    private final ObservableList<ColumnLine> shownColumns = FXCollections.unmodifiableObservableList(columns);
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Problem> warnings = FXCollections.observableArrayList();
    private final ObservableList<Problem> shownWarnings = FXCollections.unmodifiableObservableList(warnings);
    private int nextWarning;

    /// A column with its rule, the reason for it, and a value that it makes.
    public record ColumnLine(ColumnPlan plan, Optional<String> sample) {}

    /// A place in the scenario file, counted from 1.
    public record Place(int line, int column) {}

    public ScenarioViewModel(Session session) {
        this.session = session;
        drift = new DriftViewModel(session, wrong -> problem.set(Optional.of(wrong)));
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        session.textProperty().subscribe(text::set);
        session.textProblemProperty().subscribe(problem::set);
        session.tableProperty().subscribe(_ -> showColumns());
    }

    public ObservableList<TablePlan> tables() {
        return shownTables;
    }

    public ObjectProperty<Optional<TableName>> tableProperty() {
        return session.tableProperty();
    }

    /// The columns of the selected table.
    public ObservableList<ColumnLine> columns() {
        return shownColumns;
    }

    public ReadOnlyStringProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Size>> sizeProperty() {
        return session.sizeProperty();
    }

    /// The scenario file as it stands in the editor.
    public StringProperty textProperty() {
        return text;
    }

    /// What the plan and the scenario could not keep. That the schema has changed is said by itself.
    public ObservableList<Problem> warnings() {
        return shownWarnings;
    }

    /// How the schema has changed since the file was decided.
    public DriftViewModel drift() {
        return drift;
    }

    /// What is wrong with the text in the editor.
    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// Where in the text the problem is.
    public ObservableValue<Optional<Place>> placeProperty() {
        return problem.map(wrong -> wrong.flatMap(known -> place(known.where())));
    }

    public void choose(Size size) {
        session.chooseSize(size);
    }

    /// Judges the text in the editor and, if nothing is wrong with it, makes it the scenario.
    public void apply() {
        session.type(text.get());
    }

    /// Shows the warnings in turn where problems are shown.
    public void showNextWarning() {
        if (!warnings.isEmpty()) {
            problem.set(Optional.of(warnings.get(nextWarning++ % warnings.size())));
        }
    }

    /// The place that a problem names, or empty when it names none.
    static Optional<Place> place(String where) {
        var match = PLACE.matcher(where);
        return match.find()
                ? Optional.of(new Place(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    private void show(Project open) {
        tables.setAll(open.plan().tables());
        warnings.setAll(open.rowWarnings());
        total.set(Messages.text("scenario.total", open.plan().rows(), tables.size()));
        if (session.tableProperty().get().isEmpty() && !tables.isEmpty()) {
            open.graph().root().ifPresent(root -> session.tableProperty().set(Optional.of(root)));
        }
        showColumns();
    }

    private void showColumns() {
        var plan = session.tableProperty().get().flatMap(this::plan);
        columns.setAll(plan.map(found -> found.columns().stream()
                        .map(column -> new ColumnLine(column, Optional.empty()))
                        .toList())
                .orElse(List.of()));
        session.projectProperty().get().ifPresent(open -> plan.ifPresent(found -> sample(open, found)));
    }

    private void sample(Project open, TablePlan plan) {
        session.background()
                .run(
                        Messages.text("job.sample"),
                        _ -> session.workbench()
                                .preview(open, plan.name(), 0, 1)
                                .rows(),
                        rows -> rows.stream().findFirst().ifPresent(row -> fill(plan, row)),
                        wrong -> problem.set(Optional.of(wrong)));
    }

    private void fill(TablePlan plan, List<Optional<String>> row) {
        if (session.tableProperty().get().equals(Optional.of(plan.name()))) {
            columns.setAll(IntStream.range(0, plan.columns().size())
                    .mapToObj(index -> new ColumnLine(plan.columns().get(index), row.get(index)))
                    .toList());
        }
    }

    private Optional<TablePlan> plan(TableName name) {
        return tables.stream().filter(plan -> plan.name().equals(name)).findFirst();
    }
}
