package dev.seedbed.ui.control;

import dev.seedbed.ui.control.GraphIndex.Step;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What pointer and keys do to a graph: drag and trackpad pan, wheel and pinch zoom at the pointer, arrows walk.
final class GraphGestures {

    private static final double CLICK = 3;

    private final GraphCanvas graph;
    private double pressedX;
    private double pressedY;
    private Camera pressedCamera = new Camera(0, 0, 1);
    private boolean dragging;

    GraphGestures(GraphCanvas graph) {
        this.graph = graph;
    }

    void install() {
        graph.setOnMousePressed(this::press);
        graph.setOnMouseDragged(this::drag);
        graph.setOnMouseReleased(this::release);
        graph.setOnMouseMoved(this::hover);
        graph.setOnMouseExited(_ -> graph.hoveredProperty().set(Optional.empty()));
        graph.setOnScroll(this::scroll);
        graph.setOnZoom(this::pinch);
        graph.setOnKeyPressed(this::key);
    }

    private void press(MouseEvent event) {
        graph.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        pressedCamera = graph.cameraProperty().get();
        dragging = false;
    }

    private void drag(MouseEvent event) {
        var x = event.getX() - pressedX;
        var y = event.getY() - pressedY;
        dragging |= Math.hypot(x, y) > CLICK;
        if (dragging) {
            graph.setCursor(Cursor.CLOSED_HAND);
            graph.cameraProperty().set(pressedCamera.pan(x, y));
        }
    }

    private void release(MouseEvent event) {
        if (!dragging && event.getButton() == MouseButton.PRIMARY) {
            graph.select(graph.boxAt(event.getX(), event.getY()));
        }
        hover(event);
    }

    private void hover(MouseEvent event) {
        var box = graph.boxAt(event.getX(), event.getY());
        graph.hoveredProperty().set(box.map(found -> found.table().table()));
        graph.setCursor(box.isPresent() ? Cursor.HAND : Cursor.DEFAULT);
    }

    /// A wheel turns in steps and zooms; a trackpad glides and pans, unless the shortcut key is down.
    private void scroll(ScrollEvent event) {
        var camera = graph.cameraProperty().get();
        if (event.isInertia() && event.isShortcutDown()) {
            event.consume();
            return;
        }
        var wheel = event.getTouchCount() == 0
                && !event.isDirect()
                && event.getDeltaX() == 0
                && Math.abs(event.getDeltaY()) >= 20;
        graph.cameraProperty()
                .set(
                        event.isShortcutDown() || wheel
                                ? camera.zoom(Math.exp(event.getDeltaY() / 300), event.getX(), event.getY())
                                : camera.pan(event.getDeltaX(), event.getDeltaY()));
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        var camera = graph.cameraProperty().get();
        graph.cameraProperty().set(camera.zoom(event.getZoomFactor(), event.getX(), event.getY()));
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> walk(Step.LEFT);
            case RIGHT -> walk(Step.RIGHT);
            case UP -> walk(Step.UP);
            case DOWN -> walk(Step.DOWN);
            case A, DIGIT0 -> graph.fit();
            case S -> graph.selectionProperty().get().ifPresent(graph::reveal);
            case PLUS, ADD, EQUALS -> graph.zoomIn();
            case MINUS, SUBTRACT -> graph.zoomOut();
            case ESCAPE -> graph.select(Optional.empty());
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void walk(Step step) {
        var index = graph.index();
        var here = graph.selectionProperty().get().flatMap(index::find);
        var next = here.isPresent() ? index.neighbour(here.get(), step) : index.first();
        next.ifPresent(box -> {
            graph.select(next);
            graph.reveal(box.table().table());
        });
    }
}
