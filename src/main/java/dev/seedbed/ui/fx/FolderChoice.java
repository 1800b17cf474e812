package dev.seedbed.ui.fx;

import java.io.File;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.stage.DirectoryChooser;

/// Lets a person look for the folder that a field names.
public final class FolderChoice {

    private FolderChoice() {}

    public static void into(TextField folder, String title) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(title);
        Optional.of(new File(folder.getText())).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        Optional.ofNullable(chooser.showDialog(folder.getScene().getWindow()))
                .ifPresent(chosen -> folder.setText(chosen.toString()));
    }
}
