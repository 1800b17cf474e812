package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout;
import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.ui.control.GraphIndex.Focus;
import dev.seedbed.ui.fx.Messages;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
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
    private final ObjectProperty<Optional<GraphLayout>> graph = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TableName>> selection = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<TableName>> hovered = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Camera> camera = new SimpleObjectProperty<>(new Camera(0, 0, 1));
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
        graph.addListener((_, _, shown) -> show(shown));
        List.of(selection, hovered, camera).forEach(property -> property.addListener((_, _, _) -> requestLayout()));
        selection.addListener((_, _, table) -> table.flatMap(index::find).ifPresent(this::describe));
        new GraphGestures(this).install();
    }

    /// The picture to show.
    public ObjectProperty<Optional<GraphLayout>> graphProperty() {
        return graph;
    }

    /// The table a person chose; the way to it from the root is lit.
    public ObjectProperty<Optional<TableName>> selectionProperty() {
        return selection;
    }

    public ObjectProperty<Camera> cameraProperty() {
        return camera;
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

    Optional<Box> boxAt(double x, double y) {
        return index.at(camera.get().world(x, y));
    }

    void select(Optional<Box> box) {
        selection.set(box.map(found -> found.table().table()));
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (!fitted && getWidth() > 0) {
            fitted = true;
            camera.set(opening());
        }
        draw();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return GraphColors.metaData();
    }

    private void show(Optional<GraphLayout> shown) {
        index = new GraphIndex(shown.orElse(EMPTY));
        fitted = false;
        requestLayout();
    }

    private void draw() {
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        var focus = hovered.get().or(selection::get).map(index::focus).orElse(Focus.NONE);
        var brush = new GraphBrush(pen, camera.get(), colors, getWidth(), getHeight());
        index.layout().lanes().forEach(new LanePainter(brush)::paint);
        new EdgePainter(brush).paint(index, focus);
        new BoxPainter(brush).paint(index, focus, selection.get());
    }

    /// The whole graph if names can be read in it, else its beginning.
    private Camera opening() {
        var all = whole();
        var start = all.scale() < LEGIBLE ? index.first() : Optional.<Box>empty();
        return start.map(box -> Camera.lookingRightFrom(box, getHeight())).orElse(all);
    }

    private Camera whole() {
        return Camera.fit(index.layout().width(), index.layout().height(), getWidth(), getHeight());
    }

    private void describe(Box box) {
        var table = box.table();
        setAccessibleText(Messages.text(
                "graph.table",
                box.label(),
                Verdicts.words(table.verdict()),
                table.path().size()));
    }

    private void fly(Camera target) {
        flight.stop();
        var start = camera.get();
        var share = new SimpleDoubleProperty();
        share.addListener((_, _, now) -> camera.set(start.towards(target, now.doubleValue())));
        var time = Platform.getPreferences().isReducedMotion() ? Duration.ONE : Duration.millis(150);
        flight = new Timeline(new KeyFrame(time, new KeyValue(share, 1)));
        flight.play();
    }
}
