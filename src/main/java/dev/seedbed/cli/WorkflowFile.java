package dev.seedbed.cli;

import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.guard.ci.Signature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of CI in somebody's repository. It is replaced whole or not at all, and only where all of it is
/// Seedbed's own.
record WorkflowFile(Path path) {

    private static final String FAILED = "The file could not be written.";

    /// Makes the folders that are missing.
    void write(String text, boolean force) {
        try {
            if (!force && Files.exists(path)) {
                refuseOthers();
            }
            Files.createDirectories(path.toAbsolutePath().resolveSibling(""));
        } catch (IOException failure) {
            throw WholeFile.unwritten(path, FAILED, failure);
        }
        WholeFile.write(path, text, FAILED);
    }

    private void refuseOthers() throws IOException {
        var found = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        switch (Signature.author(found)) {
            case SEEDBED -> {}
            case SEEDBED_AND_OTHERS -> throw refused("Somebody changed it since Seedbed wrote it.");
            case OTHERS -> throw refused("Seedbed did not write it.");
        }
    }

    private SeedbedException refused(String why) {
        return Problem.error(
                        Category.REFUSED,
                        "The file is there already.",
                        path.toString(),
                        why,
                        "Write to another file with --out and compare, or overwrite it with --force.")
                .exception();
    }
}
