package dev.seedbed.core.guard.ci;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A file of CI in somebody's repository. It is replaced whole or not at all, and only where all of it is
/// Seedbed's own.
public record WorkflowFile(Path path) {

    private static final String FAILED = "The file could not be written.";

    /// Its text; empty where it is not there.
    public Optional<String> text() {
        try {
            return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The file could not be read.",
                            path.toString(),
                            FileFailure.reason(failure),
                            "Choose another file, or ask for the rights to this one.")
                    .exception(failure);
        }
    }

    /// Why it is not to be replaced: it is somebody else's, or was changed. Empty where nothing would be lost.
    public Optional<Problem> refusal() {
        return text().flatMap(found -> switch (Signature.author(found)) {
            case SEEDBED -> Optional.<Problem>empty();
            case SEEDBED_AND_OTHERS -> Optional.of(refused("Somebody changed it since Seedbed wrote it."));
            case OTHERS -> Optional.of(refused("Seedbed did not write it."));
        });
    }

    /// Makes the folders that are missing. With `force`, what others wrote is lost.
    public void write(String text, boolean force) {
        if (!force) {
            refusal().ifPresent(refusal -> {
                throw refusal.exception();
            });
        }
        try {
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
        } catch (IOException failure) {
            throw WholeFile.unwritten(path, FAILED, failure);
        }
        WholeFile.write(path, text, FAILED);
    }

    private Problem refused(String why) {
        return Problem.error(
                Category.REFUSED,
                "The file is there already.",
                path.toString(),
                why,
                "Write to another file with --out and compare, or overwrite it with --force.");
    }
}
