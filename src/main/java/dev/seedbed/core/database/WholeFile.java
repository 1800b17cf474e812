package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file so that it is there whole or not at all.
public final class WholeFile {

    private WholeFile() {}

    /// `failed` is what a person is told first where it cannot be done.
    public static void write(Path path, String text, String failed) {
        var part = path.resolveSibling(path.getFileName() + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw unwritten(path, failed, failure);
        }
    }

    public static SeedbedException unwritten(Path path, String failed, IOException failure) {
        return Problem.error(
                        Category.UNREACHABLE,
                        failed,
                        path.toString(),
                        FileFailure.reason(failure),
                        "Choose another place, or make room; a file that was there before is unchanged.")
                .exception(failure);
    }
}
