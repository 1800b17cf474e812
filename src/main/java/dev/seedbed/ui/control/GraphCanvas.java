package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The tenant graph as a picture to move in: pan, zoom, point, select; by pointer and by keys.
///
/// One canvas of the size of the view, drawn anew at most once a pulse. The plane never changes while moving:
/// zooming is not laying out.
public final class GraphCanvas extends Region {

    private static final double STEP = 1.25;
    private static final double LEGIBLE = 0.45;
    private static final GraphLayout EMPTY = new GraphLayout(List.of(), List.of(), List.of(), 1, 1);

    private final Canvas canvas = new Canvas();
    private final GraphColors colors = new GraphColors(this);
    private final FittedText texts = new FittedText();
    private final ObjectProperty<Optional<GraphLayout>> graph = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TableName>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<ForeignKey>> way = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Set<TableName>> found = new SimpleObjectProperty<>(Set.of());
    private final IntegerProperty depth = new SimpleIntegerProperty();
    private final ObjectProperty<Optional<TableName>> hovered = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Camera> camera = new SimpleObjectProperty<>(new Camera(0, 0, 1));
    private GraphEditor editor = GraphEditor.NONE;
    private GraphIndex index = new GraphIndex(EMPTY);
    private Timeline flight = new Timeline();
    private boolean fitted;

    public GraphCanvas() {
        getStyleClass().add("graph-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Messages.text("graph.picture"));
        getChildren().add(canvas);
        setMinSize(160, 120);
        graph.addListener((_, before, shown) -> show(before.isEmpty(), shown.orElse(EMPTY)));
        List.of(selection, way, found, depth, hovered, camera)
                .forEach(property -> property.addListener((_, _, _) -> requestLayout()));
        selection.addListener((_, _, table) -> table.flatMap(index::find).ifPresent(this::describe));
        new GraphGestures(this).install();
    }

    /// The picture to show. One that follows another keeps the view, and stays in view as a whole if it is; one that
    /// follows none is shown from its beginning.
    public ObjectProperty<Optional<GraphLayout>> graphProperty() {
        return graph;
    }

    /// The table a person chose; the way to it from the root is lit.
    public ObjectProperty<Optional<TableName>> selectionProperty() {
        return selection;
    }

    /// The keys that lead to the selected table.
    public ObjectProperty<List<ForeignKey>> wayProperty() {
        return way;
    }

    /// The tables that a search found.
    public ObjectProperty<Set<TableName>> foundProperty() {
        return found;
    }

    /// How many keys around the selected table are lit and all else is faint; 0 for the whole picture.
    public IntegerProperty depthProperty() {
        return depth;
    }

    public ObjectProperty<Camera> cameraProperty() {
        return camera;
    }

    public void setEditor(GraphEditor editor) {
        this.editor = editor;
    }

    GraphEditor editor() {
        return editor;
    }

    ObjectProperty<Optional<TableName>> hoveredProperty() {
        return hovered;
    }

    GraphIndex index() {
        return index;
    }

    GraphColors colors() {
        return colors;
    }

    /// Shows the whole graph.
    public void fit() {
        fly(whole());
    }

    /// Shows the selected table and what is lit with it.
    public void fitSelection() {
        fly(lit());
    }

    public void zoomIn() {
        fly(camera.get().zoom(STEP, getWidth() / 2, getHeight() / 2));
    }

    public void zoomOut() {
        fly(camera.get().zoom(1 / STEP, getWidth() / 2, getHeight() / 2));
    }

    /// Moves the view, if need be, so that the table can be seen.
    public void reveal(TableName table) {
        index.find(table).ifPresent(box -> fly(camera.get().reveal(box, getWidth(), getHeight())));
    }

    /// Whether the picture is too large to be read as a whole.
    boolean exceedsView() {
        return whole().scale() < LEGIBLE;
    }

    Optional<Box> boxAt(double x, double y) {
        return index.at(camera.get().world(x, y));
    }

    void select(Optional<Box> box) {
        selection.set(box.map(found -> found.table().table()));
    }

    /// Shows a box somewhere else, for as long as the picture stays the same.
    void drag(TableName box, Point corner) {
        index = new GraphIndex(graph.get().orElse(EMPTY).with(Map.of(box, corner)));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        var all = camera.get().equals(whole(canvas.getWidth(), canvas.getHeight()));
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (!fitted && getWidth() > 0) {
            fitted = true;
            camera.set(opening());
        } else if (all && !exceedsView()) {
            camera.set(whole());
        }
        draw();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return GraphColors.metaData();
    }

    /// What is selected stays under the eye when its surroundings change.
    private void show(boolean first, GraphLayout shown) {
        var all = camera.get().equals(whole(canvas.getWidth(), canvas.getHeight()));
        var before = selection.get().flatMap(index::find);
        index = new GraphIndex(shown);
        fitted = fitted && !first;
        var after = selection.get().flatMap(index::find);
        if (fitted && all && !exceedsView()) {
            camera.set(whole(canvas.getWidth(), canvas.getHeight()));
        } else if (fitted && before.isPresent() && after.isPresent()) {
            var scale = camera.get().scale();
            camera.set(camera.get()
                    .pan(
                            (before.get().x() - after.get().x()) * scale,
                            (before.get().y() - after.get().y()) * scale));
        }
        requestLayout();
    }

    private void draw() {
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        var focus = focus();
        var brush = new GraphBrush(canvas, camera.get(), colors, texts);
        index.layout().lanes().forEach(new LanePainter(brush)::paint);
        new EdgePainter(brush).paint(index, focus);
        var hits = found.get().stream()
                .flatMap(table -> index.find(table).stream())
                .collect(Collectors.toSet());
        new BoxPainter(brush).paint(index, focus, selection.get().flatMap(index::find), hits);
    }

    private GraphFocus focus() {
        var chosen = selection.get();
        if (depth.get() > 0 && chosen.isPresent()) {
            return index.focus(chosen.get(), way.get(), depth.get());
        }
        return hovered.get()
                .filter(table -> !chosen.equals(Optional.of(table)))
                .map(table -> index.focus(
                        table, index.find(table).map(box -> box.table().path()).orElse(List.of())))
                .or(() -> chosen.map(table -> index.focus(table, way.get())))
                .orElse(GraphFocus.NONE);
    }

    /// The whole graph if names can be read in it, else its beginning.
    private Camera opening() {
        var start = exceedsView() ? index.first() : Optional.<Box>empty();
        return start.map(box -> Camera.lookingRightFrom(box, getHeight())).orElseGet(this::whole);
    }

    /// Where all that is lit is in view; everything when nothing is.
    public Camera lit() {
        return Camera.fit(index.area(focus()), getWidth(), getHeight());
    }

    /// Where everything is in view.
    public Camera whole() {
        return whole(getWidth(), getHeight());
    }

    private Camera whole(double width, double height) {
        return Camera.fit(index.layout().width(), index.layout().height(), width, height);
    }

    private void describe(Box box) {
        var table = box.table();
        setAccessibleText(
                box.summary()
                        ? Messages.text("graph.cluster", box.label())
                        : Messages.text(
                                "graph.table",
                                box.label(),
                                Verdicts.words(table.verdict()),
                                table.path().size()));
    }

    private void fly(Camera target) {
        flight.stop();
        if (getScene() == null || getScene().getPreferences().isReducedMotion()) {
            camera.set(target);
            return;
        }
        var start = camera.get();
        var share = new SimpleDoubleProperty();
        share.addListener((_, _, now) -> camera.set(start.towards(target, now.doubleValue())));
        var arrival = new KeyValue(share, 1, Interpolator.EASE_BOTH);
        flight = new Timeline(new KeyFrame(Duration.millis(150), arrival));
        flight.play();
    }
}
