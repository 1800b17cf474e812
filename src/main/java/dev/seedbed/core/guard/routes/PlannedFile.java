package dev.seedbed.core.guard.routes;

import dev.seedbed.core.feedback.TextDiff;
import java.util.Optional;

/// A file of the repository as it is and as it is to be; empty where it is not there. `data` is nothing for
/// people to read; `why` says why it is refused.
public record PlannedFile(
        String path,
        FileState state,
        Optional<String> before,
        Optional<String> after,
        boolean data,
        Optional<String> why) {

    /// A unified diff as git writes it; empty where nothing changes.
    public String diff() {
        return TextDiff.unified(path, before, after);
    }
}
