package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.nio.file.Path;
import java.time.Duration;

/// Lets one process and thread at a time start or stop the server of a home.
final class HomeLock {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private HomeLock() {}

    static FileTurn acquire(Path folder, Progress progress) {
        var file = folder.resolve("lock");
        return FileTurn.take(file, LIMIT, progress)
                .orElseThrow(() -> Problem.error(
                                Category.UNREACHABLE,
                                "Another Seedbed is still starting or stopping the embedded server.",
                                file.toString(),
                                "It has held the lock for " + LIMIT.toMinutes() + " minutes.",
                                "End that process, then run again.")
                        .exception());
    }
}
