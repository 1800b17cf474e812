package dev.seedbed.ui.fx;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;

/// Begins the choice of a file where a field says.
public final class FileChoice {

    private FileChoice() {}

    /// A text that names a folder says where, and not how the file is called; one that can be no path says nothing.
    public static void begin(FileChooser chooser, String text) {
        parse(text).ifPresent(place -> {
            if (Files.isDirectory(place)) {
                chooser.setInitialDirectory(place.toFile());
                return;
            }
            Optional.ofNullable(place.getFileName()).map(Path::toString).ifPresent(chooser::setInitialFileName);
            Optional.ofNullable(place.getParent())
                    .filter(Files::isDirectory)
                    .map(Path::toFile)
                    .ifPresent(chooser::setInitialDirectory);
        });
    }

    private static Optional<Path> parse(String text) {
        try {
            return Optional.of(Path.of(text.strip()).toAbsolutePath());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
