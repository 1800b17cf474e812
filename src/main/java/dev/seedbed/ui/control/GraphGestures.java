package dev.seedbed.ui.control;

import dev.seedbed.core.cascade.drawing.GraphLayout.Box;
import dev.seedbed.core.cascade.drawing.GraphLayout.Point;
import dev.seedbed.ui.control.GraphIndex.Step;
import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/// What pointer and keys do to a graph: dragging pans or moves a box, trackpads pan, wheel and pinch zoom at the
/// pointer (a wheel pans instead where a person likes that better), arrows walk.
final class GraphGestures {

    private static final double CLICK = 3;

    private final GraphCanvas graph;
    private double pressedX;
    private double pressedY;
    private Camera pressedCamera = new Camera(0, 0, 1);
    private Optional<Box> pressedBox = Optional.empty();
    private int depth = 2;
    private boolean dragging;
    private boolean gliding;

    GraphGestures(GraphCanvas graph) {
        this.graph = graph;
    }

    void install() {
        graph.setOnMousePressed(this::press);
        graph.setOnMouseDragged(this::drag);
        graph.setOnMouseReleased(this::release);
        graph.setOnMouseMoved(this::hover);
        graph.setOnMouseExited(_ -> graph.hoveredProperty().set(Optional.empty()));
        graph.setOnScrollStarted(_ -> gliding = true);
        graph.setOnScrollFinished(_ -> gliding = false);
        graph.setOnScroll(this::scroll);
        graph.setOnZoom(this::pinch);
        graph.setOnKeyPressed(this::key);
    }

    private void press(MouseEvent event) {
        graph.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        pressedCamera = graph.cameraProperty().get();
        pressedBox =
                event.getButton() == MouseButton.PRIMARY ? graph.boxAt(event.getX(), event.getY()) : Optional.empty();
        dragging = false;
    }

    private void drag(MouseEvent event) {
        var x = event.getX() - pressedX;
        var y = event.getY() - pressedY;
        dragging |= Math.hypot(x, y) > CLICK;
        if (dragging) {
            graph.setCursor(Cursor.CLOSED_HAND);
            pressedBox.ifPresentOrElse(
                    box -> graph.drag(box.table().table(), corner(box, x, y)),
                    () -> graph.cameraProperty().set(pressedCamera.pan(x, y)));
        }
    }

    private Point corner(Box box, double x, double y) {
        return new Point(box.x() + x / pressedCamera.scale(), box.y() + y / pressedCamera.scale());
    }

    private void release(MouseEvent event) {
        var x = event.getX() - pressedX;
        var y = event.getY() - pressedY;
        if (dragging) {
            pressedBox.ifPresent(box -> graph.editor().move(box.table().table(), corner(box, x, y)));
        } else if (event.getButton() == MouseButton.PRIMARY) {
            graph.select(pressedBox);
            if (event.getClickCount() == 2) {
                pressedBox.ifPresent(box -> graph.editor().turn(box.table().table()));
            }
        }
        dragging = false;
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
        var wheel = !graph.colors().wheelPans()
                && !gliding
                && event.getTouchCount() == 0
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
            if (event.getCode() == KeyCode.Z && !event.isAltDown()) {
                retract(event.isShiftDown());
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case LEFT -> walk(Step.LEFT);
            case RIGHT -> walk(Step.RIGHT);
            case UP -> walk(Step.UP);
            case DOWN -> walk(Step.DOWN);
            case A, DIGIT0 -> graph.fit();
            case S -> graph.fitSelection();
            case F -> focus();
            case SPACE -> graph.selectionProperty().get().ifPresent(graph.editor()::turn);
            case PLUS, ADD, EQUALS -> graph.zoomIn();
            case MINUS, SUBTRACT -> graph.zoomOut();
            case ESCAPE -> leave();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void retract(boolean again) {
        if (again) {
            graph.editor().redo();
        } else {
            graph.editor().undo();
        }
    }

    /// Into the neighbourhood of the selected table, as deep as the last time, or out of it.
    private void focus() {
        var current = graph.depthProperty();
        if (current.get() > 0) {
            leave();
        } else if (graph.selectionProperty().get().isPresent()) {
            current.set(depth);
        }
    }

    private void leave() {
        var current = graph.depthProperty();
        if (current.get() > 0) {
            depth = current.get();
            current.set(0);
        } else {
            graph.select(Optional.empty());
        }
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
