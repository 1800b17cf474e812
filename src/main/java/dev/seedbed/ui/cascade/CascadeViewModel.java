package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.Certainty;
import dev.seedbed.core.cascade.Explanation;
import dev.seedbed.core.cascade.KeyEffect;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.Way;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.GraphEditor;
import dev.seedbed.ui.control.Verdicts;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// What deleting a tenant does to every table: the picture, the verdicts worst first, and the one in view.
public final class CascadeViewModel {

    private final Session session;
    private final Arranging arranging;
    private final ProofViewModel proof;
    private final MigrationViewModel migration;
    private final ObservableList<TableVerdict> verdicts = FXCollections.observableArrayList();
    private final FilteredList<TableVerdict> found = new FilteredList<>(verdicts);
    private final ObservableList<Count> counts = FXCollections.observableArrayList();
    private final ObservableList<Count> shownCounts = FXCollections.unmodifiableObservableList(counts);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Set<TableName>> hits = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Optional<Way>> way = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TenantGraph>> graph = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TableVerdict>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// How many tables share a verdict.
    public record Count(Verdict verdict, int tables) {}

    public CascadeViewModel(Session session) {
        this.session = session;
        arranging = new Arranging(session);
        proof = new ProofViewModel(session);
        migration = new MigrationViewModel(session, proof::show);
        session.projectProperty().subscribe(_ -> show());
        proof.provenProperty().addListener((_, _, _) -> show());
        migration.effectProperty().addListener((_, _, _) -> show());
        session.tableProperty().subscribe(this::look);
        search.addListener((_, _, text) -> search(text));
    }

    public ProofViewModel proof() {
        return proof;
    }

    public MigrationViewModel migration() {
        return migration;
    }

    /// Empty while the graph is laid out for the first time.
    public ObservableValue<Optional<GraphLayout>> pictureProperty() {
        return arranging.pictureProperty();
    }

    /// What may be changed from within the picture.
    public GraphEditor editor() {
        return arranging;
    }

    /// Whether anything in the picture is folded.
    public ReadOnlyBooleanProperty foldedProperty() {
        return arranging.foldedProperty();
    }

    public void foldAll(boolean fold) {
        arranging.foldAll(fold);
    }

    /// Draws the picture as it would be if nobody had changed it.
    public void resetLayout() {
        arranging.reset();
    }

    /// The tables that the search finds; none while nothing is searched for.
    public ReadOnlyObjectProperty<Set<TableName>> foundProperty() {
        return hits.getReadOnlyProperty();
    }

    /// Selects the next table that the search finds, the first behind the last.
    public void selectNextFound() {
        if (!found.isEmpty()) {
            var names = found.stream().map(TableVerdict::table).toList();
            var next = tableProperty().get().map(names::indexOf).orElse(-1) + 1;
            tableProperty().set(Optional.of(names.get(next % names.size())));
        }
    }

    /// How far the delete gets on its way to the selected table.
    public ReadOnlyObjectProperty<Optional<Way>> wayProperty() {
        return way.getReadOnlyProperty();
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
        return graph.get()
                .map(judged -> Explanation.of(verdict, judged.effects(verdict.table())))
                .orElse(List.of());
    }

    /// The keys of a table whose effect depends on which rows point where.
    public List<KeyEffect> depending(TableName table) {
        return graph.get().stream()
                .flatMap(judged -> judged.effects(table).stream())
                .filter(effect -> effect.certainty() == Certainty.DEPENDS)
                .toList();
    }

    /// Looks for the smallest rows with which the delete fails at a key and with which it passes; that takes up to
    /// seconds.
    public void showExamples(ForeignKey key, Consumer<KeyTexts> found) {
        graph.get()
                .ifPresent(judged -> session.background()
                        .run(
                                Messages.text("job.examples", key.name()),
                                _ -> KeyTexts.of(judged, key),
                                found,
                                problem -> session.problemProperty().set(Optional.of(problem))));
    }

    /// Whether the verdicts are of the schema as it is, and not as it will be.
    public boolean asItIs() {
        return migration.effectProperty().get().isEmpty();
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

    /// Shows the project's verdicts with what is proven of them, or those that a migration will bring.
    private void show() {
        session.projectProperty()
                .get()
                .ifPresent(open -> show(
                        open.source(),
                        migration
                                .effectProperty()
                                .get()
                                .orElseGet(() -> open.graph()
                                        .proven(proof.provenProperty().get()))));
    }

    private void show(Source source, TenantGraph judged) {
        graph.set(Optional.of(judged));
        verdicts.setAll(judged.verdicts().stream().sorted(Verdicts.WORST_FIRST).toList());
        counts.setAll(judged.counts().entrySet().stream()
                .filter(entry -> entry.getKey() != Verdict.ROOT && entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey(Verdicts.worstFirst()))
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList());
        look(session.tableProperty().get());
        arranging.show(source, judged);
    }

    private void search(String text) {
        found.setPredicate(verdict -> matches(verdict, text));
        hits.set(
                text.isBlank()
                        ? Set.of()
                        : found.stream().map(TableVerdict::table).collect(Collectors.toUnmodifiableSet()));
    }

    private void look(Optional<TableName> table) {
        var byName = verdicts.stream().collect(Collectors.toMap(TableVerdict::table, Function.identity()));
        shown.set(table.map(byName::get));
        way.set(shown.get().flatMap(verdict -> graph.get().map(judged -> Way.to(judged, verdict.table()))));
    }

    private static boolean matches(TableVerdict verdict, String text) {
        return verdict.table()
                .toString()
                .toLowerCase(Locale.ROOT)
                .contains(text.strip().toLowerCase(Locale.ROOT));
    }
}
