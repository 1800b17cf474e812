package dev.seedbed.ui.scenario;

import dev.seedbed.core.design.SearchWords;
import dev.seedbed.core.generate.ColumnPlan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.TypeText;
import dev.seedbed.ui.scenario.ScenarioViewModel.ColumnLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// Which tables and columns are in view: columns that have all the words that were typed in their name, their type,
/// their rule or the name of their table, and tables that have such columns or hold such tables below them.
///
/// Whoever goes to a table or a column that is out of view ends the filter.
public final class FilterViewModel {

    private final ObservableList<TableNode> all;
    private final ObjectProperty<Optional<TableName>> table;
    private final ObservableList<TableNode> tables = FXCollections.observableArrayList();
    private final ObservableList<TableNode> shownTables = FXCollections.unmodifiableObservableList(tables);
    private final FilteredList<ColumnLine> columns;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper nothing = new ReadOnlyBooleanWrapper();

    FilterViewModel(
            ObservableList<TableNode> all,
            ObservableList<ColumnLine> columns,
            ObjectProperty<Optional<TableName>> table) {
        this.all = all;
        this.table = table;
        this.columns = new FilteredList<>(columns);
        all.subscribe(this::narrow);
        text.addListener((_, _, _) -> narrow());
        table.addListener(
                (_, _, chosen) -> chosen.filter(name -> !isShown(name)).ifPresent(_ -> clear()));
    }

    /// What was typed; blank where all is in view.
    public StringProperty textProperty() {
        return text;
    }

    /// The tables in view that hang from none, each with those in view below it.
    public ObservableList<TableNode> tables() {
        return shownTables;
    }

    /// The columns in view of the selected table.
    public ObservableList<ColumnLine> columns() {
        return columns;
    }

    /// Whether no table is left in view.
    public ReadOnlyBooleanProperty nothingProperty() {
        return nothing.getReadOnlyProperty();
    }

    public boolean isNarrow() {
        return !words().isEmpty();
    }

    public void clear() {
        text.set("");
    }

    /// Brings a column into view.
    public void reveal(ColumnName column) {
        if (columns.stream().noneMatch(line -> line.plan().name().equals(column.column()))) {
            clear();
        }
    }

    /// Selects the first table that was found, unless one of them is selected.
    public void selectFound() {
        if (table.get().filter(name -> found().anyMatch(name::equals)).isEmpty()) {
            found().findFirst().ifPresent(name -> table.set(Optional.of(name)));
        }
    }

    private Stream<TableName> found() {
        return tables.stream()
                .flatMap(TableNode::all)
                .map(TableNode::plan)
                .filter(plan -> has(plan, words()))
                .map(TablePlan::name);
    }

    private boolean isShown(TableName name) {
        return !isNarrow()
                || tables.stream()
                        .flatMap(TableNode::all)
                        .anyMatch(node -> node.plan().name().equals(name));
    }

    private SearchWords words() {
        return SearchWords.of(text.get());
    }

    private void narrow() {
        var words = words();
        columns.setPredicate(line ->
                table.get().filter(name -> has(name, line.plan(), words)).isPresent());
        tables.setAll(narrowed(all, words));
        nothing.set(tables.isEmpty() && !all.isEmpty());
    }

    private static List<TableNode> narrowed(List<TableNode> nodes, SearchWords words) {
        return nodes.stream()
                .map(node -> new TableNode(node.plan(), node.children(), node.guesses(), narrowed(node.below(), words)))
                .filter(node -> !node.below().isEmpty() || has(node.plan(), words))
                .toList();
    }

    private static boolean has(TablePlan plan, SearchWords words) {
        return words.in(plan.name().label())
                || plan.columns().stream().anyMatch(column -> has(plan.name(), column, words));
    }

    private static boolean has(TableName table, ColumnPlan column, SearchWords words) {
        var draft = column.draft();
        return words.in(String.join(
                " ",
                table.label(),
                column.name(),
                draft.column().type().sql(),
                TypeText.of(draft.column().type()),
                draft.rule().phrase()));
    }
}
