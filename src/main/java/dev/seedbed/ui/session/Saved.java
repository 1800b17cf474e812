package dev.seedbed.ui.session;

import dev.seedbed.core.feedback.Problem;
import java.nio.file.Path;
import java.util.Optional;

/// Where the open design stands on the disk.
public sealed interface Saved {

    /// Nothing was decided yet, so there is nothing to keep.
    record Untouched() implements Saved {}

    /// Every valid change is in this file.
    record Kept(Path path) implements Saved {}

    /// Somebody else wrote the file as well; nothing more is written until a person decides. `theirs` is empty where
    /// the file is gone.
    record Disputed(Path path, String mine, Optional<String> theirs) implements Saved {}

    /// The last change could not be written; the next one is tried again.
    record Failed(Problem problem) implements Saved {}
}
