package dev.seedbed.ui.cascade;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.drawing.Arrangement;
import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.GraphEditor;
import dev.seedbed.ui.fx.Lane;
import dev.seedbed.ui.fx.Messages;
import dev.seedbed.ui.session.Design;
import dev.seedbed.ui.session.Session;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The picture of the cascade as a person arranges it: folds and moves that can be taken back.
final class Arranging implements GraphEditor {

    private record Drawn(Arrangement arrangement, GraphLayout layout, boolean folded) {}

    private final Session session;
    private final Lane drawing;
    private final ReadOnlyObjectWrapper<Optional<GraphLayout>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper folded = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Optional<TenantGraph>> graph = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Source> source = Optional.empty();
    private Optional<Arrangement> drawn = Optional.empty();

    Arranging(Session session) {
        this.session = session;
        drawing = new Lane(session.background());
        session.designProperty().map(Design::arrangement).addListener((_, _, arrangement) -> follow(arrangement));
    }

    /// Empty while the graph is laid out for the first time.
    ReadOnlyObjectProperty<Optional<GraphLayout>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    /// Whether anything is folded.
    ReadOnlyBooleanProperty foldedProperty() {
        return folded.getReadOnlyProperty();
    }

    /// Draws other verdicts; the same as before leave the picture as it is. What a person arranged stays for as long as
    /// source and root do, and so does the old picture until the next is drawn.
    void show(Source opened, TenantGraph shown) {
        var known = source.equals(Optional.of(opened));
        if (known && graph.get().equals(Optional.of(shown))) {
            return;
        }
        var follows = known
                && picture.get().isPresent()
                && graph.get().map(TenantGraph::root).equals(Optional.of(shown.root()));
        source = Optional.of(opened);
        graph.set(Optional.of(shown));
        if (follows) {
            redraw();
            return;
        }
        picture.set(Optional.empty());
        var arranged = current();
        drawing.run(
                Messages.text("job.layout"),
                _ -> draw(shown, arranged),
                this::show,
                problem -> session.problemProperty().set(Optional.of(problem)));
    }

    @Override
    public void turn(TableName table) {
        change("design.fold", open -> current().turn(open, table));
    }

    @Override
    public void move(TableName table, GraphLayout.Point corner) {
        change("design.move", _ -> current().pin(table, corner));
    }

    /// Folds all that nothing is wrong with, or nothing.
    void foldAll(boolean fold) {
        change("design.fold", open -> current().foldAll(open, fold));
    }

    /// Forgets folds and moves; that, too, can be taken back.
    void reset() {
        change("design.unarranged", _ -> Arrangement.NONE);
    }

    @Override
    public void undo() {
        session.undo();
    }

    @Override
    public void redo() {
        session.redo();
    }

    private Arrangement current() {
        return session.designProperty().get().arrangement();
    }

    private void change(String name, Change change) {
        graph.get()
                .ifPresent(
                        open -> session.decide(Messages.text(name), design -> design.withArrangement(change.of(open))));
    }

    private interface Change {
        Arrangement of(TenantGraph graph);
    }

    /// Draws what was changed or taken back.
    private void follow(Arrangement arrangement) {
        if (!drawn.equals(Optional.of(arrangement))) {
            redraw();
        }
    }

    private void redraw() {
        var wanted = current();
        drawn = Optional.of(wanted);
        graph.get()
                .ifPresent(open -> drawing.run(
                        Messages.text("job.layout"),
                        _ -> draw(open, wanted),
                        this::show,
                        problem -> session.problemProperty().set(Optional.of(problem))));
    }

    private static Drawn draw(TenantGraph graph, Arrangement arrangement) {
        var layout = new LayeredLayout().layout(graph, arrangement);
        return new Drawn(arrangement, layout, layout.foldedTables() > 0);
    }

    private void show(Drawn shown) {
        drawn = Optional.of(shown.arrangement());
        folded.set(shown.folded());
        picture.set(Optional.of(shown.layout()));
    }
}
