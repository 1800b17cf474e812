package dev.seedbed.core.project;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.FileTurn;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A scenario file that several windows and the command line may have open: nobody overwrites what they have not read.
public final class DesignFile {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SeedbedHome home;
    private final Path path;

    /// What became of writing it.
    public sealed interface Outcome {

        record Written() implements Outcome {}

        /// Somebody else wrote it meanwhile, and nothing was written; empty when it is gone.
        record Changed(Optional<String> theirs) implements Outcome {}
    }

    public DesignFile(SeedbedHome home, Path path) {
        this.home = home;
        this.path = path.toAbsolutePath().normalize();
    }

    public Path path() {
        return path;
    }

    /// Empty where there is no file.
    public Optional<String> read() {
        try {
            return Optional.of(Files.readString(path));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The scenario file could not be read.",
                            path.toString(),
                            FileFailure.reason(failure),
                            "Check the path and its rights.")
                    .exception(failure);
        }
    }

    /// Writes the file whole, provided that it still holds what is known of it; empty for a file that is not there yet.
    public Outcome write(Optional<String> known, String text) {
        try (var _ = turn()) {
            var current = read();
            if (!current.equals(known)) {
                return new Outcome.Changed(current);
            }
            WholeFile.write(path, text, "The scenario file could not be written.");
            return new Outcome.Written();
        }
    }

    private FileTurn turn() {
        var lock = home.subfolder("locks").resolve(Sha256.of(path.toString()).substring(0, 24));
        return FileTurn.take(lock, LIMIT, Progress.UNWATCHED)
                .orElseThrow(() -> Problem.error(
                                Category.UNREACHABLE,
                                "The scenario file could not be written.",
                                path.toString(),
                                "Another Seedbed has been writing it for " + LIMIT.toSeconds() + " seconds.",
                                "End that process; your text is still in the window.")
                        .exception());
    }
}
