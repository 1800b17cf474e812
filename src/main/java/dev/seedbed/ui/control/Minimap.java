package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.Palette;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The whole graph in a corner, with a frame around what is in view: a click or a drag brings the view there.
///
/// It is there only for a graph that is too large to be read as a whole, while a part of it is out of view, and where
/// the
/// view has room for it.
public final class Minimap extends Region {

    private static final double WIDTH = 190;
    private static final double HEIGHT = 124;
    private static final double MARGIN = 6;

    /// In a lower view it would hide what it is to lead to.
    private static final double LOWEST_VIEW = 3.5 * HEIGHT;

    private final GraphCanvas graph;
    private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
    private final Rectangle frame = new Rectangle();
    private final BooleanProperty wanted = new SimpleBooleanProperty(true);

    public Minimap(GraphCanvas graph) {
        this.graph = graph;
        getStyleClass().add("minimap");
        frame.getStyleClass().add("minimap-frame");
        frame.setManaged(false);
        getChildren().addAll(canvas, frame);
        resize();
        graph.graphProperty().addListener((_, _, _) -> resize());
        graph.backgroundProperty().addListener((_, _, _) -> requestLayout());
        List.of(graph.cameraProperty(), graph.widthProperty(), graph.heightProperty(), wanted)
                .forEach(property -> property.addListener((_, _, _) -> frame()));
        setOnMousePressed(this::look);
        setOnMouseDragged(this::look);
    }

    /// Whether a person wants it where it is of use.
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    /// As large as the picture needs.
    private void resize() {
        var layout = graph.index().layout();
        var width = layout.width() * scale() + 2 * MARGIN;
        var height = layout.height() * scale() + 2 * MARGIN;
        setMinSize(width, height);
        setMaxSize(width, height);
        setClip(new Rectangle(width, height));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.relocate(0, 0);
        var scale = scale();
        var pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, WIDTH, HEIGHT);
        for (var palette : Palette.values()) {
            pen.setFill(graph.colors().of(palette));
            pen.beginPath();
            graph.index().layout().boxes().stream()
                    .filter(box -> Palette.of(box.table().verdict()) == palette)
                    .forEach(box -> pen.rect(
                            MARGIN + box.x() * scale,
                            MARGIN + box.y() * scale,
                            Math.max(1.5, box.width() * scale),
                            Math.max(1, box.height() * scale)));
            pen.fill();
        }
        frame();
    }

    private double scale() {
        var layout = graph.index().layout();
        return Math.min((WIDTH - 2 * MARGIN) / layout.width(), (HEIGHT - 2 * MARGIN) / layout.height());
    }

    private void frame() {
        var camera = graph.cameraProperty().get();
        var scale = scale();
        var corner = camera.world(0, 0);
        var end = camera.world(graph.getWidth(), graph.getHeight());
        var layout = graph.index().layout();
        var all = corner.x() <= 0 && corner.y() <= 0 && end.x() >= layout.width() && end.y() >= layout.height();
        setVisible(wanted.get() && graph.exceedsView() && !all && graph.getHeight() >= LOWEST_VIEW);
        frame.setX(MARGIN + corner.x() * scale);
        frame.setY(MARGIN + corner.y() * scale);
        frame.setWidth(Math.max(4, (end.x() - corner.x()) * scale));
        frame.setHeight(Math.max(4, (end.y() - corner.y()) * scale));
    }

    private void look(MouseEvent event) {
        var camera = graph.cameraProperty().get();
        var scale = scale();
        var x = camera.x((event.getX() - MARGIN) / scale);
        var y = camera.y((event.getY() - MARGIN) / scale);
        graph.cameraProperty().set(camera.pan(graph.getWidth() / 2 - x, graph.getHeight() / 2 - y));
        event.consume();
    }
}
