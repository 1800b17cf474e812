package dev.seedbed.ui.command;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// One panel above the window's content, which lies behind a veil for so long. Escape or a click beside it close it,
/// and the keyboard is back where it was.
public final class Overlay extends StackPane {

    private Optional<Node> before = Optional.empty();

    public Overlay() {
        getStyleClass().add("overlay");
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    public boolean isOpen() {
        return isVisible();
    }

    public boolean shows(Region panel) {
        return isOpen() && getChildren().contains(panel);
    }

    /// Shows a panel, in place of one that is open, with the keyboard on one of its nodes.
    public void open(Region panel, Node focus) {
        if (!isOpen()) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
        getChildren().setAll(panel);
        setVisible(true);
        applyCss();
        focus.requestFocus();
    }

    public void close() {
        if (isOpen()) {
            setVisible(false);
            getChildren().clear();
            before.ifPresent(Node::requestFocus);
            before = Optional.empty();
        }
    }

    private void press(MouseEvent event) {
        if (event.getTarget() == this) {
            close();
        }
        event.consume();
    }

    /// What the panel does not use itself does nothing behind it.
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        }
        event.consume();
    }
}
