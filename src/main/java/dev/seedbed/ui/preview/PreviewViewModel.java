package dev.seedbed.ui.preview;

import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.ColumnType;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.RowTable;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The rows of one table as the export writes them, from the first to the last, made when they are looked at.
public final class PreviewViewModel {

    private final Session session;
    private final ObservableList<TableName> tables = FXCollections.observableArrayList();
    private final ObservableList<TableName> shownTables = FXCollections.unmodifiableObservableList(tables);
    private final ReadOnlyObjectWrapper<Optional<Grid>> grid = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /// What the grid shows: the columns, and where the rows come from.
    public record Grid(TableName table, List<RowTable.Column> columns, RowTable.Rows rows) {}

    public PreviewViewModel(Session session) {
        this.session = session;
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        session.tableProperty().addListener((_, _, _) -> showGrid());
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

    public ObjectProperty<Optional<Problem>> problemProperty() {
        return problem;
    }

    /// The row that a person's words mean, counted from 0: a number counted from 1, with or without separators.
    public Optional<Long> row(String words) {
        var digits = words.replaceAll("[^0-9]", "");
        var total = grid.get().map(shown -> shown.rows().total()).orElse(0L);
        return digits.isEmpty() || digits.length() > 18 || total == 0
                ? Optional.empty()
                : Optional.of(Math.clamp(Long.parseLong(digits) - 1, 0, total - 1));
    }

    private void show(Project open) {
        tables.setAll(open.plan().tables().stream().map(TablePlan::name).toList());
        if (session.tableProperty().get().isEmpty()) {
            session.tableProperty().set(tables.stream().findFirst());
        }
        showGrid();
    }

    private void showGrid() {
        problem.set(Optional.empty());
        grid.set(session.projectProperty()
                .get()
                .flatMap(open -> session.tableProperty()
                        .get()
                        .filter(tables::contains)
                        .map(table -> grid(open, open.plan().table(table)))));
    }

    private Grid grid(Project open, TablePlan plan) {
        var columns = plan.columns().stream().map(PreviewViewModel::column).toList();
        return new Grid(plan.name(), columns, new PlannedRows(open, plan));
    }

    private static RowTable.Column column(ColumnPlan plan) {
        var type = plan.draft().column().type();
        return new RowTable.Column(plan.name(), type.sql(), numeric(type.base()));
    }

    private static boolean numeric(ColumnType type) {
        return type instanceof ColumnType.Whole
                || type instanceof ColumnType.Numeric
                || type instanceof ColumnType.Floating
                || type instanceof ColumnType.Money;
    }

    /// Asks the core for a page at a time.
    private final class PlannedRows implements RowTable.Rows {

        private final Project open;
        private final TablePlan plan;

        private PlannedRows(Project open, TablePlan plan) {
            this.open = open;
            this.plan = plan;
        }

        @Override
        public long total() {
            return plan.rows();
        }

        @Override
        public void request(long from, int count, Consumer<List<List<Optional<String>>>> answer) {
            session.background()
                    .run(
                            Messages.text("job.rows", plan.name()),
                            _ -> session.workbench()
                                    .preview(open, plan.name(), from, count)
                                    .rows(),
                            answer,
                            wrong -> problem.set(Optional.of(wrong)));
        }
    }
}
