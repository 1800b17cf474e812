package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.Explanation;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// What deleting a tenant does to every table: the picture, the verdicts worst first, and the one in view.
public final class CascadeViewModel {

    private final Session session;
    private final Lane drawing;
    private final ObjectProperty<Optional<GraphLayout>> picture = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableList<TableVerdict> verdicts = FXCollections.observableArrayList();
    private final FilteredList<TableVerdict> found = new FilteredList<>(verdicts);
    private final ObservableList<Count> counts = FXCollections.observableArrayList();
    private final ObservableList<Count> shownCounts = FXCollections.unmodifiableObservableList(counts);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<TableVerdict>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// How many tables share a verdict.
    public record Count(Verdict verdict, int tables) {}

    public CascadeViewModel(Session session) {
        this.session = session;
        drawing = new Lane(session.background());
        session.projectProperty().subscribe(open -> open.ifPresent(this::show));
        session.tableProperty().subscribe(this::look);
        search.addListener((_, _, text) -> found.setPredicate(verdict -> matches(verdict, text)));
    }

    /// Empty while the graph is being laid out.
    public ObservableValue<Optional<GraphLayout>> pictureProperty() {
        return picture;
    }

    /// The verdicts that match the search, worst first.
    public ObservableList<TableVerdict> verdicts() {
        return found;
    }

    public ObservableList<Count> counts() {
        return shownCounts;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObjectProperty<Optional<TableName>> tableProperty() {
        return session.tableProperty();
    }

    /// The verdict on the selected table.
    public ReadOnlyObjectProperty<Optional<TableVerdict>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What the verdict, the keys behind it and its badges mean.
    public List<Explanation> explanations(TableVerdict verdict) {
        return session.projectProperty()
                .get()
                .map(open -> Explanation.of(verdict, open.graph().effects(verdict.table())))
                .orElse(List.of());
    }

    /// Notes why the rows of a table may stay, or takes the note away.
    public void markIntended(TableName table, Optional<String> note) {
        session.markIntended(table, note);
    }

    /// The name of the tenant table, as the statement being judged says it.
    public ObservableValue<String> statement() {
        return session.projectProperty()
                .map(open -> open.flatMap(project -> project.graph().root())
                        .map(root -> Messages.text("cascade.statement", root.label()))
                        .orElse(""));
    }

    /// The statement that makes this key again, for reading and copying.
    public static String definition(ForeignKey key) {
        return Messages.text("cascade.ddl", key.table(), key.name(), key.definition());
    }

    private void show(Project open) {
        var graph = open.graph();
        verdicts.setAll(graph.verdicts().stream().sorted(Verdicts.WORST_FIRST).toList());
        counts.setAll(graph.counts().entrySet().stream()
                .filter(entry -> entry.getKey() != Verdict.ROOT && entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey(Verdicts.worstFirst()))
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList());
        look(session.tableProperty().get());
        drawing.run(
                Messages.text("job.layout"),
                _ -> new LayeredLayout().layout(graph),
                layout -> picture.set(Optional.of(layout)),
                problem -> session.problemProperty().set(Optional.of(problem)));
    }

    private void look(Optional<TableName> table) {
        var byName = verdicts.stream().collect(Collectors.toMap(TableVerdict::table, Function.identity()));
        shown.set(table.map(byName::get));
    }

    private static boolean matches(TableVerdict verdict, String text) {
        return verdict.table()
                .toString()
                .toLowerCase(Locale.ROOT)
                .contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
