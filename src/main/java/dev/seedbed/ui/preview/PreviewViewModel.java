package dev.seedbed.ui.preview;

import dev.seedbed.core.deliver.RowText;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.EdgeCell;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.preview.Excerpt;
import dev.seedbed.core.preview.RowChanges;
import dev.seedbed.core.preview.RowFilter;
import dev.seedbed.core.preview.RowName;
import dev.seedbed.core.preview.TableRows;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.control.RowTable.Current;
import dev.seedbed.ui.control.TypeText;
import dev.seedbed.ui.fx.CommandText;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.fx.Units;
import dev.seedbed.ui.preview.InspectionViewModel.ParentLine;
import dev.seedbed.ui.session.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows of one table as the export writes them, from the first to the last, made when they are looked at; which of
/// them, where the keyboard is among them, and the way there.
public final class PreviewViewModel {

    /// So many rows the command shows.
    private static final int COMMAND_ROWS = 20;

    private static final String DIGITS = "[^0-9]";

    private final Session session;
    private final ComparisonViewModel comparison;
    private final InspectionViewModel inspection;
    private final ObservableList<TableName> tables = FXCollections.observableArrayList();
    private final ObservableList<TableName> shownTables = FXCollections.unmodifiableObservableList(tables);
    private final ReadOnlyObjectWrapper<Optional<Grid>> grid = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<RowFilter> filter = new SimpleObjectProperty<>(RowFilter.NONE);
    private final EdgesViewModel edges = new EdgesViewModel(filter);
    private final ReadOnlyObjectWrapper<Optional<Current>> spot = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper took = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper command = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper returnable = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Deque<Visit> visits = new ArrayDeque<>();
    private Optional<Current> current = Optional.empty();

    /// What the grid shows: of which `subject`, the columns, and where the rows come from. `tenants` is how many there
    /// are to choose from,
    /// none for a table that belongs to no tenant; `tenant` is what the chosen one is called.
    public record Grid(
            Object subject,
            TableRows made,
            Excerpt excerpt,
            List<RowTable.Column> columns,
            RowTable.Rows rows,
            long tenants,
            Optional<String> tenant) {

        public TableName table() {
            return made.plan().name();
        }
    }

    /// A row that was looked at before another one was gone to.
    private record Visit(TableName table, long row, Optional<Integer> column) {}

    public PreviewViewModel(Session session) {
        this.session = session;
        comparison = new ComparisonViewModel(session);
        inspection = new InspectionViewModel(session);
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        session.tableProperty().addListener((_, _, _) -> showGrid());
        filter.addListener((_, _, _) -> showFiltered());
        comparison.beforeProperty().addListener((_, _, _) -> showGrid());
        session.saving().argumentProperty().addListener((_, _, _) -> inspect());
    }

    public ObservableList<TableName> tables() {
        return shownTables;
    }

    public ObjectProperty<Optional<TableName>> tableProperty() {
        return session.tableProperty();
    }

    public ReadOnlyObjectProperty<Optional<Grid>> gridProperty() {
        return grid.getReadOnlyProperty();
    }

    public ObjectProperty<RowFilter> filterProperty() {
        return filter;
    }

    public EdgesViewModel edges() {
        return edges;
    }

    public ComparisonViewModel comparison() {
        return comparison;
    }

    public InspectionViewModel inspection() {
        return inspection;
    }

    /// Where the keyboard is to go, each time that it is to go somewhere.
    public ReadOnlyObjectProperty<Optional<Current>> spotProperty() {
        return spot.getReadOnlyProperty();
    }

    /// How long the last page took.
    public ReadOnlyStringProperty tookProperty() {
        return took.getReadOnlyProperty();
    }

    /// The same rows as a command, from the current one on.
    public ReadOnlyStringProperty commandProperty() {
        return command.getReadOnlyProperty();
    }

    /// Whether there is a row to go back to.
    public ReadOnlyBooleanProperty returnableProperty() {
        return returnable.getReadOnlyProperty();
    }

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// Goes to the row that a person's words mean: a number counted from 1, with or without separators. Where the row
    /// is filtered away, to the next one that is not.
    public void jump(String words) {
        number(words)
                .ifPresent(number -> grid.get()
                        .filter(shown -> shown.excerpt().size() > 0)
                        .ifPresent(shown -> {
                            var index = shown.excerpt().from(number - 1);
                            move(new Current(Math.min(index, shown.excerpt().size() - 1), Optional.empty()));
                        }));
    }

    /// Keeps to the tenant that a person's words mean, a number counted from 1; to none where there is no number.
    public void chooseTenant(String words) {
        var most = grid.get().map(Grid::tenants).orElse(0L);
        var tenant = number(words)
                .filter(_ -> most > 0)
                .map(number -> OptionalLong.of(Math.clamp(number - 1, 0, most - 1)))
                .orElseGet(OptionalLong::empty);
        filter.set(new RowFilter(tenant, filter.get().edges()));
    }

    private static Optional<Long> number(String words) {
        var digits = words.replaceAll(DIGITS, "");
        return digits.isEmpty() || digits.length() > 18 ? Optional.empty() : Optional.of(Long.parseLong(digits));
    }

    /// Goes to the next edge case, or to the one before; round again at the end.
    public void nextEdge(boolean forward) {
        grid.get().ifPresent(shown -> {
            var from = row().orElse(forward ? -1L : Long.MAX_VALUE);
            shown.made()
                    .nextEdge(shown.excerpt(), from, forward)
                    .ifPresent(row -> reveal(
                            shown,
                            row,
                            shown.made()
                                    .edge(row)
                                    .flatMap(EdgeCell::column)
                                    .map(column ->
                                            shown.made().plan().columnNames().indexOf(column))));
        });
    }

    /// Goes to a row of any table; {@link #back} returns.
    public void go(TableName table, long row) {
        grid.get()
                .ifPresent(shown -> row().ifPresent(left -> {
                    visits.push(new Visit(shown.table(), left, current.flatMap(Current::column)));
                    returnable.set(true);
                }));
        visit(new Visit(table, row, Optional.of(0)));
    }

    /// Goes to the row that the current cell points at, if it does.
    public void follow() {
        inspection.whenKnown(seen -> seen.parents().stream()
                .filter(ParentLine::current)
                .flatMap(line -> line.row().stream())
                .findFirst()
                .ifPresent(row -> go(row.table(), row.row())));
    }

    public void back() {
        if (!visits.isEmpty()) {
            visit(visits.pop());
            returnable.set(!visits.isEmpty());
        }
    }

    private void visit(Visit visit) {
        session.tableProperty().set(Optional.of(visit.table()));
        if (grid.get()
                .filter(shown -> shown.excerpt().indexOf(visit.row()).isEmpty())
                .isPresent()) {
            filter.set(RowFilter.NONE);
        }
        grid.get().ifPresent(shown -> reveal(shown, visit.row(), visit.column()));
    }

    private void reveal(Grid shown, long row, Optional<Integer> column) {
        shown.excerpt().indexOf(row).ifPresent(index -> move(new Current(index, column)));
    }

    private void move(Current to) {
        spot.set(Optional.empty());
        spot.set(Optional.of(to));
    }

    /// Notes where the keyboard is.
    public void look(Optional<Current> at) {
        current = at;
        inspect();
    }

    /// The number of the current row.
    private Optional<Long> row() {
        return grid.get()
                .flatMap(shown -> current.filter(
                                at -> at.index() < shown.excerpt().size())
                        .map(at -> shown.excerpt().row(at.index())));
    }

    private void inspect() {
        session.projectProperty()
                .get()
                .ifPresent(open -> grid.get().ifPresent(shown -> {
                    inspection.inspect(
                            open.plan(),
                            comparison.beforeProperty().get(),
                            shown.made(),
                            row(),
                            current.flatMap(Current::column));
                    command.set(command(shown));
                }));
    }

    /// Rows as text, by their places in the grid; made in the background.
    public void copy(RowText form, List<Long> indexes, Consumer<String> copied) {
        grid.get().ifPresent(shown -> {
            var rows = indexes.stream()
                    .filter(index -> index < shown.excerpt().size())
                    .map(shown.excerpt()::row)
                    .toList();
            session.background()
                    .run(
                            Messages.text("job.copy", rows.size()),
                            _ -> form.of(shown.made().plan(), rows),
                            copied,
                            this::fail);
        });
    }

    private void show(Project open) {
        var names = open.plan().tables().stream().map(TablePlan::name).toList();
        if (!names.equals(tables)) {
            tables.setAll(names);
        }
        if (session.tableProperty().get().isEmpty()) {
            session.tableProperty().set(tables.stream().findFirst());
        }
        showGrid();
    }

    /// Whoever looks at a row goes on looking at it, unless it is filtered away.
    private void showFiltered() {
        var kept = row();
        var column = current.flatMap(Current::column);
        showGrid();
        kept.ifPresent(row -> grid.get().ifPresent(shown -> reveal(shown, row, column)));
    }

    private void showGrid() {
        problem.set(Optional.empty());
        grid.set(session.projectProperty()
                .get()
                .flatMap(open ->
                        session.tableProperty().get().filter(tables::contains).map(table -> grid(open, table))));
        grid.get().ifPresent(shown -> edges.show(shown.made()));
        inspect();
    }

    private Grid grid(Project open, TableName table) {
        var plan = open.plan();
        var made = TableRows.of(plan, table);
        var tenants = TableRows.tenants(plan, table);
        var chosen = filter.get().tenant();
        var tenant = chosen.isPresent() && chosen.getAsLong() < tenants ? chosen : OptionalLong.empty();
        var excerpt = made.excerpt(new RowFilter(tenant, filter.get().edges()));
        var changes = comparison.beforeProperty().get().flatMap(before -> RowChanges.between(before, made.plan()));
        changes.ifPresent(known -> comparison.begin(made, excerpt, known));
        var rows = new PlannedRows(
                session.background(), made, excerpt, changes, page -> arrived(made, excerpt, page), this::fail);
        var columns = made.plan().columns().stream()
                .map(column -> column(made.plan(), column))
                .toList();
        return new Grid(
                List.of(open.source(), table, filter.get()),
                made,
                excerpt,
                columns,
                rows,
                tenants,
                tenant.isPresent() ? Optional.of(tenant(plan, tenant.getAsLong())) : Optional.empty());
    }

    private static String tenant(Plan plan, long tenant) {
        var root = plan.table(plan.draft().lineage().root().orElseThrow());
        var rows = root.numbering().rowsOf(tenant);
        return rows.size() == 0 ? "" : RowName.of(root, root.numbering().place(rows.start()));
    }

    private void arrived(TableRows made, Excerpt excerpt, PlannedRows.Page page) {
        took.set(Messages.text("preview.took", page.lines().size(), Units.duration(page.took())));
        if (grid.get().filter(shown -> shown.made().equals(made)).isPresent()) {
            comparison.looked(made, excerpt, page.changes());
        }
    }

    private void fail(Problem wrong) {
        problem.set(Optional.of(wrong));
    }

    private static RowTable.Column column(TablePlan table, ColumnPlan plan) {
        var type = plan.draft().column().type();
        var targets = table.references().keySet().stream()
                .filter(link -> link.columns().contains(plan.name()))
                .map(link -> link.target().label())
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
        return new RowTable.Column(
                plan.name(),
                TypeText.of(type),
                numeric(type.base()),
                Optional.of(targets)
                        .filter(some -> !some.isEmpty())
                        .map(some -> Messages.text("preview.points", some)));
    }

    private static boolean numeric(ColumnType type) {
        return type instanceof ColumnType.Whole
                || type instanceof ColumnType.Numeric
                || type instanceof ColumnType.Floating
                || type instanceof ColumnType.Money;
    }

    private String command(Grid shown) {
        var kept = filter.get();
        var tenant = shown.tenant().isPresent() ? " --tenant " + kept.tenant().orElseThrow() : "";
        var from = current.map(Current::index)
                .filter(index -> index > 0)
                .map(index -> " --from " + index)
                .orElse("");
        return Messages.text(
                "preview.command",
                CommandText.argument(session.saving().argument().orElse("")),
                CommandText.argument(shown.table().toString()),
                tenant + EdgesViewModel.argument(kept.edges()) + from,
                Long.toString(COMMAND_ROWS));
    }
}
