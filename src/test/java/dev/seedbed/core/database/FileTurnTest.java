package dev.seedbed.core.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.ChildJvm;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTurnTest {

    private static final Duration SOON = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("turn.lock");
    }

    @Test
    void isOneThreadsAtATime() {
        try (var _ = take()) {
            assertThat(FileTurn.take(file, SOON, Progress.UNWATCHED)).isEmpty();
        }
        take().close();
    }

    @Test
    void isOneProcesssAtATime() {
        try (var _ = take()) {
            assertThat(otherProcess()).isEqualTo("busy");
        }
        assertThat(otherProcess()).isEqualTo("taken");
    }

    /// Closing a file gives up every lock that its process has on it.
    @Test
    void staysWithItsHolderWhenAnotherThreadGivesUp() {
        try (var _ = take()) {
            assertThat(FileTurn.take(file, SOON, Progress.UNWATCHED)).isEmpty();

            assertThat(otherProcess()).isEqualTo("busy");
        }
    }

    private FileTurn take() {
        return FileTurn.take(file, SOON, Progress.UNWATCHED).orElseThrow();
    }

    private String otherProcess() {
        return ChildJvm.start(Other.class, file.toString()).await();
    }

    /// Says whether it gets the turn.
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) {
            var turn = FileTurn.take(Path.of(arguments[0]), SOON, Progress.UNWATCHED);
            System.out.println(turn.isPresent() ? "taken" : "busy");
            turn.ifPresent(FileTurn::close);
        }
    }
}
