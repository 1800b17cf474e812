package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Progress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waiting for something that another process does.
final class Waiting {

    /// Between two questions.
    static final Duration PAUSE = Duration.ofMillis(50);

    private Waiting() {}

    /// Asks again and again until there is an answer; empty when the time is up. Ends early when the person cancels.
    static <T> Optional<T> until(Duration limit, Progress progress, String phase, Supplier<Optional<T>> question) {
        var deadline = System.nanoTime() + limit.toNanos();
        var answer = question.get();
        while (answer.isEmpty() && System.nanoTime() < deadline) {
            progress.stopIfCancelled();
            progress.report(phase, 0, 0);
            Pause.of(PAUSE);
            answer = question.get();
        }
        return answer;
    }

    /// The same for a question that is answered by yes; false when the time is up.
    static boolean until(Duration limit, Progress progress, String phase, BooleanSupplier question) {
        return until(limit, progress, phase, () -> question.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }
}
