package dev.seedbed.ui.scenario;

import dev.seedbed.core.deliver.Estimate;
import dev.seedbed.core.design.Promises;
import dev.seedbed.core.design.Review;
import dev.seedbed.core.design.Review.Doubt;
import dev.seedbed.core.design.Review.Open;
import dev.seedbed.core.design.RuleChoices;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Budget;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.scenario.PromiseTexts.PromiseLine;
import dev.seedbed.ui.session.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// How many rows every table has and how every column will be filled, with the reason, and the scenario file that says
/// so. Whatever is chosen here is one change of the file; the file is the person's, and all else in it stays.
public final class ScenarioViewModel {

    private static final Pattern PLACE = Pattern.compile(":(\\d+):(\\d+)$");

    private final Session session;
    private final DriftViewModel drift;
    private final RulePickerViewModel picker;
    private final RowsViewModel rows;
    private final ReviewViewModel review;
    private final EdgePacksViewModel edges;
    private final TenantsViewModel tenants;
    private final FilterViewModel filter;
    private final Lane overviewing;
    private final Lane sampling;
    private final ObservableList<TableNode> tables = FXCollections.observableArrayList();
    private final ObservableList<TableNode> shownTables = FXCollections.unmodifiableObservableList(tables);
    private final ObservableList<ColumnLine> columns = FXCollections.observableArrayList();
    private final ObservableList<ColumnLine> shownColumns = FXCollections.unmodifiableObservableList(columns);
    private final ObservableList<PromiseLine> promises = FXCollections.observableArrayList();
    private final ObservableList<PromiseLine> shownPromises = FXCollections.unmodifiableObservableList(promises);
    private final ReadOnlyObjectWrapper<Optional<TableNode>> table = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Spending> spending = new ReadOnlyObjectWrapper<>(Spending.NONE);
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<Problem> warnings = FXCollections.observableArrayList();
    private final ObservableList<Problem> shownWarnings = FXCollections.unmodifiableObservableList(warnings);
    private Map<ColumnName, Doubt> doubts = Map.of();
    private int nextWarning;

    /// A column with its rule, the reason for it, and a value that it makes; `decidable` where a person can choose
    /// another rule.
    public record ColumnLine(ColumnPlan plan, Optional<String> sample, boolean decidable, Optional<Doubt> doubt) {}

    /// A place in the scenario file, counted from 1.
    public record Place(int line, int column) {}

    /// What the scenario comes to, and the share of its budget: above 1 it would be refused.
    public record Spending(long rows, long bytes, Optional<Double> share) {

        static final Spending NONE = new Spending(0, 0, Optional.empty());

        static Spending of(Estimate estimate, Budget budget) {
            var ofRows = budget.rows().stream().mapToObj(most -> (double) estimate.rows() / most);
            var ofBytes = budget.bytes().stream().mapToObj(most -> (double) estimate.bytes() / most);
            return new Spending(
                    estimate.rows(),
                    estimate.bytes(),
                    Stream.concat(ofRows, ofBytes).max(Comparator.naturalOrder()));
        }

        public boolean over() {
            return share.filter(used -> used > 1).isPresent();
        }
    }

    /// All that is worked out at once when the project changes.
    private record Overview(List<TableNode> tables, Review review, Promises promises, Estimate estimate) {
        static Overview of(Project project) {
            var review = Review.of(project.plan());
            return new Overview(
                    TableNode.of(project, review), review, Promises.of(project.plan()), Estimate.of(project.plan()));
        }
    }

    public ScenarioViewModel(Session session) {
        this.session = session;
        drift = new DriftViewModel(session, wrong -> problem.set(Optional.of(wrong)));
        picker = new RulePickerViewModel(session);
        rows = new RowsViewModel(session);
        review = new ReviewViewModel(session);
        edges = new EdgePacksViewModel(session, wrong -> problem.set(Optional.of(wrong)));
        tenants = new TenantsViewModel(session);
        filter = new FilterViewModel(shownTables, shownColumns, session.tableProperty());
        overviewing = new Lane(session.background());
        sampling = new Lane(session.background());
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        session.textProblemProperty().subscribe(problem::set);
        session.tableProperty().subscribe(_ -> showColumns());
    }

    /// The tables that hang from none, with all below them.
    public ObservableList<TableNode> tables() {
        return shownTables;
    }

    /// Whether a table belongs to no tenant.
    public boolean isShared(TableNode node) {
        return session.projectProperty().get().filter(node::owned).isEmpty();
    }

    public ObjectProperty<Optional<TableName>> tableProperty() {
        return session.tableProperty();
    }

    /// The selected table with its number of rows.
    public ReadOnlyObjectProperty<Optional<TableNode>> tableNodeProperty() {
        return table.getReadOnlyProperty();
    }

    /// Whether a person can decide how many rows a table has.
    public boolean rowsDecidable(TableNode node) {
        return session.projectProperty()
                .get()
                .filter(project -> RowsViewModel.isDecidable(project, node.plan()))
                .isPresent();
    }

    /// The columns of the selected table.
    public ObservableList<ColumnLine> columns() {
        return shownColumns;
    }

    public ObservableList<PromiseLine> promises() {
        return shownPromises;
    }

    public ReadOnlyObjectProperty<Spending> spendingProperty() {
        return spending.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Size>> sizeProperty() {
        return session.sizeProperty();
    }

    /// The scenario file as it stands in the editor.
    public StringProperty textProperty() {
        return session.typedProperty();
    }

    /// What the plan and the scenario could not keep. That the schema has changed is said by itself.
    public ObservableList<Problem> warnings() {
        return shownWarnings;
    }

    /// How the schema has changed since the file was decided.
    public DriftViewModel drift() {
        return drift;
    }

    public RulePickerViewModel picker() {
        return picker;
    }

    public RowsViewModel rows() {
        return rows;
    }

    public ReviewViewModel review() {
        return review;
    }

    public EdgePacksViewModel edges() {
        return edges;
    }

    public TenantsViewModel tenants() {
        return tenants;
    }

    /// Which of the tables and columns are in view.
    public FilterViewModel filter() {
        return filter;
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
        session.takeTyped();
    }

    /// Begins to choose a rule for these columns of the selected table.
    public void pick(List<String> names) {
        tableProperty()
                .get()
                .ifPresent(chosen -> picker.open(
                        names.stream().map(name -> new ColumnName(chosen, name)).toList()));
    }

    /// Begins to decide how many rows the selected table has.
    public void pickRows() {
        tableProperty().get().ifPresent(rows::open);
    }

    /// What shows the same on the command line as a page of this screen: beside the file rows of the table, or the file
    /// itself where none is chosen; the edge cases, what is promised, or what all comes to.
    public String command(String page) {
        var design = CommandText.argument(session.saving().argumentProperty().get());
        var named = tableProperty().get().map(TableName::toString);
        var what = page.equals("file") && named.isEmpty() ? "draft" : page;
        return Messages.text("scenario.command." + what, design, CommandText.argument(named.orElse("")));
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
        warnings.setAll(open.rowWarnings());
        if (session.tableProperty().get().isEmpty()) {
            open.graph().root().ifPresent(root -> session.tableProperty().set(Optional.of(root)));
        }
        showColumns();
        overviewing.run(
                Messages.text("job.overview"),
                _ -> Overview.of(open),
                overview -> show(open, overview),
                wrong -> problem.set(Optional.of(wrong)));
    }

    private void show(Project open, Overview overview) {
        tables.setAll(overview.tables());
        promises.setAll(PromiseTexts.of(overview.promises()));
        spending.set(Spending.of(overview.estimate(), open.scenario().budget()));
        doubts = overview.review().open().stream().collect(Collectors.toMap(Open::name, Open::doubt));
        columns.replaceAll(line -> line(open, tableProperty().get().orElseThrow(), line.plan(), line.sample()));
        review.show(overview.review());
        showTable();
    }

    private void showTable() {
        table.set(tableProperty()
                .get()
                .flatMap(name -> tables.stream()
                        .flatMap(TableNode::all)
                        .filter(node -> node.plan().name().equals(name))
                        .findFirst()));
    }

    private void showColumns() {
        sampling.abandon();
        showTable();
        session.projectProperty().get().ifPresent(open -> {
            var plan = tableProperty().get().flatMap(name -> plan(open, name));
            columns.setAll(plan.map(found -> found.columns().stream()
                            .map(column -> line(open, found.name(), column, Optional.empty()))
                            .toList())
                    .orElse(List.of()));
            plan.ifPresent(found -> sample(open, found));
        });
    }

    private ColumnLine line(Project open, TableName name, ColumnPlan column, Optional<String> sample) {
        var whole = new ColumnName(name, column.name());
        return new ColumnLine(
                column, sample, RuleChoices.decidable(open.plan(), whole), Optional.ofNullable(doubts.get(whole)));
    }

    private void sample(Project open, TablePlan plan) {
        sampling.run(
                Messages.text("job.sample"),
                _ -> session.workbench().preview(open, plan.name(), 0, 1).rows(),
                rows -> rows.stream().findFirst().ifPresent(row -> fill(open, plan, row)),
                wrong -> problem.set(Optional.of(wrong)));
    }

    private void fill(Project open, TablePlan plan, List<Optional<String>> row) {
        columns.setAll(IntStream.range(0, plan.columns().size())
                .mapToObj(index -> line(open, plan.name(), plan.columns().get(index), row.get(index)))
                .toList());
    }

    private static Optional<TablePlan> plan(Project open, TableName name) {
        return open.plan().tables().stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst();
    }
}
