package dev.seedbed.ui.scenario;

import dev.seedbed.ui.command.Panes;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A layer above a screen in which one thing at a time is chosen, near the place that it is about. Escape and a click
/// beside it leave all as it was, and give the keyboard back, which stays in the layer until then.
public final class Flyout extends StackPane {

    private static final double EDGE = 8;

    private Optional<Node> before = Optional.empty();
    private Runnable onClose = () -> {};

    public Flyout() {
        getStyleClass().add("flyout-layer");
        setAlignment(Pos.TOP_LEFT);
        setVisible(false);
        setOnMousePressed(pressed -> {
            if (pressed.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            switch (key.getCode()) {
                case ESCAPE -> close();
                case TAB ->
                    Panes.walk(
                            Panes.stops(this),
                            Optional.ofNullable(getScene().getFocusOwner()),
                            key.isShiftDown() ? -1 : 1);
                case F6 -> {}
                default -> {
                    return;
                }
            }
            key.consume();
        });
    }

    /// Shows the content below the anchor, or where it fits; `closed` hears of it when a person leaves.
    void show(Region content, Bounds anchor, Runnable closed) {
        before = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
        onClose = closed;
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        if (!content.getStyleClass().contains("flyout")) {
            content.getStyleClass().add("flyout");
        }
        getChildren().setAll(content);
        setVisible(true);
        place(content, sceneToLocal(anchor));
    }

    private void place(Region content, Bounds anchor) {
        content.applyCss();
        var width = content.prefWidth(-1);
        var height = Math.min(content.prefHeight(width), getHeight() - 2 * EDGE);
        content.setMaxHeight(height);
        var x = Math.clamp(anchor.getMinX(), EDGE, Math.max(EDGE, getWidth() - width - EDGE));
        var y = Math.clamp(anchor.getMaxY() + 2, EDGE, Math.max(EDGE, getHeight() - height - EDGE));
        setMargin(content, new Insets(y, 0, 0, x));
    }

    private void close() {
        onClose.run();
        hide();
    }

    void hide() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            before.ifPresent(Node::requestFocus);
        }
    }
}
