package dev.seedbed.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;

/// What views have in common: their FXML has the name of its controller and lies beside it.
public final class Views {

    private Views() {}

    /// Shows a node while something holds; where it is hidden, it takes no room.
    public static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    public static Parent load(Object controller) {
        var type = controller.getClass();
        var loader = new FXMLLoader(type.getResource(type.getSimpleName() + ".fxml"), Messages.bundle());
        loader.setController(controller);
        try {
            return loader.load();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
