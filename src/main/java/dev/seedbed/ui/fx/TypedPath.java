package dev.seedbed.ui.fx;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths as a person types them.
public final class TypedPath {

    private TypedPath() {}

    /// Absolute. What cannot be a path is told with the messages `what` and `remedy`.
    public static Path parse(String text, String what, String remedy) {
        try {
            return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException wrong) {
            throw Problem.error(Category.USAGE, Messages.text(what), text, wrong.getReason(), Messages.text(remedy))
                    .exception(wrong);
        }
    }
}
