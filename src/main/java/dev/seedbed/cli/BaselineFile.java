package dev.seedbed.cli;

import dev.seedbed.core.cascade.VerdictBaseline;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.audit.AcceptedFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The committed file with a baseline; it is replaced whole or not at all.
record BaselineFile(Path path) {

    Optional<VerdictBaseline> find() {
        return Files.exists(path) ? Optional.of(read()) : Optional.empty();
    }

    VerdictBaseline read() {
        return VerdictBaseline.read(path.toString(), text("--update-baseline"));
    }

    AcceptedFindings accepted() {
        return AcceptedFindings.read(path.toString(), text("--accept"));
    }

    /// `option` is what writes the file.
    private String text(String option) {
        try {
            return Files.readString(path);
        } catch (NoSuchFileException failure) {
            throw Problem.error(
                            Category.USAGE,
                            "There is no baseline yet.",
                            path.toString(),
                            "The file does not exist.",
                            "Write it with " + option + ", look at it, and commit it.")
                    .exception(failure);
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The baseline could not be read.",
                            path.toString(),
                            FileFailure.reason(failure),
                            "Check the path and its rights.")
                    .exception(failure);
        }
    }

    void write(VerdictBaseline baseline) {
        write(baseline.text());
    }

    void write(AcceptedFindings baseline) {
        write(baseline.text());
    }

    private void write(String text) {
        WholeFile.write(path, text, "The baseline could not be written.");
    }
}
