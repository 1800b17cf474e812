package dev.seedbed.ui.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML that has the name of its controller and lies beside it.
public final class Views {

    private Views() {}

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
