package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file so that it is there whole or not at all.
public final class WholeFile {

    /// Two processes that write the same file don't write the same part.
    private static final long SELF = ProcessHandle.current().pid();

    private WholeFile() {}

    /// `failed` is what a person is told first where it cannot be done.
    public static void write(Path path, String text, String failed) {
        try {
            write(path, text);
        } catch (IOException failure) {
            throw unwritten(path, failed, failure);
        }
    }

    /// The same, for what is no trouble when it cannot be done.
    public static void write(Path path, String text) throws IOException {
        var part = path.resolveSibling(path.getFileName() + "." + SELF + ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// A file that is not there yet; one that is stays as it is.
    public static void create(Path path, String text) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        write(path, text);
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
