package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Says in plain words why a file of the embedded server could not be read or written.
public final class FileFailure {

    private FileFailure() {}

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

    /// The cause in a sentence: no rights, no room, or what the system said.
    public static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "You may not write to " + denied.getFile() + ".";
            case NoSuchFileException missing -> "There is no folder for " + missing.getFile() + ".";
            case FileSystemException refused ->
                Optional.ofNullable(refused.getReason()).orElse("The file system refused.") + " (" + refused.getFile()
                        + ")";
            default ->
                Optional.ofNullable(failure.getMessage())
                        .orElse(failure.getClass().getSimpleName());
        };
    }
}
