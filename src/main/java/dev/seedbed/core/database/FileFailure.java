package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Says in plain words why a file could not be read or written.
public final class FileFailure {

    private FileFailure() {}

    /// For a file that Seedbed keeps for itself.
    public static SeedbedException exception(String what, Path where, IOException failure) {
        return Problem.error(
                        Category.UNREACHABLE,
                        what,
                        where.toString(),
                        reason(failure),
                        "Check the rights on the folder and the free disk space, or set " + SeedbedHome.VARIABLE
                                + " to another folder.")
                .exception(failure);
    }

    /// The cause in a sentence, whether it was to be read or written: no rights, nothing there, no room, or what the
    /// system said.
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "You lack the rights to " + denied.getFile() + ".";
            case NoSuchFileException missing -> missing(Path.of(missing.getFile()));
            case FileSystemException refused ->
                Optional.ofNullable(refused.getReason()).orElse("The file system refused.") + " (" + refused.getFile()
                        + ")";
            default ->
                Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName());
        };
    }

    private static String missing(Path file) {
        var folder = file.toAbsolutePath().resolveSibling("");
        return Files.isDirectory(folder)
                ? "The file " + file + " does not exist."
                : "The folder " + folder + " does not exist.";
    }
}
