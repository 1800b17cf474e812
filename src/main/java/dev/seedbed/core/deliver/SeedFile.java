package dev.seedbed.core.deliver;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;

/// Writes a seed script to a file: beside it first, then renamed, so that the file is whole or not there. Whatever
/// stops the writing, an older file stays as it was.
public final class SeedFile {

    private static final int BUFFER = 1 << 17;

    private SeedFile() {}

    public static ExportReport write(Plan plan, Loader loader, Path file, Progress progress) {
        var started = System.nanoTime();
        var target = file.toAbsolutePath().normalize();
        try {
            if (Files.isDirectory(target)) {
                throw unwritable(target, new IOException("It is a folder."));
            }
            var part = Files.createTempFile(folder(target), "." + target.getFileName(), ".part");
            try {
                var hash = Fingerprint.sha256();
                try (var out =
                        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(part), BUFFER), hash)) {
                    SeedScript.write(plan, loader, out, progress);
                }
                var bytes = Files.size(part);
                publish(part, target);
                var took = Duration.ofNanos(System.nanoTime() - started);
                var sha256 = HexFormat.of().formatHex(hash.digest());
                return new ExportReport(file, loader, plan.rows(), plan.tables().size(), bytes, sha256, took);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (UncheckedIOException failure) {
            throw unwritable(target, Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    /// Writes the script to a stream, such as standard output; leaves it open.
    public static void write(Plan plan, Loader loader, OutputStream out, Progress progress) {
        try {
            var buffered = new BufferedOutputStream(out, BUFFER);
            SeedScript.write(plan, loader, buffered, progress);
            buffered.flush();
        } catch (UncheckedIOException failure) {
            throw unwritable(Path.of("standard output"), Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw unwritable(Path.of("standard output"), failure);
        }
    }

    /// A temporary file is its owner's alone; the finished one gets the rights that any new file gets.
    private static void publish(Path part, Path target) throws IOException {
        if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path folder(Path target) throws IOException {
        var folder = target.getParent() == null ? target : target.getParent();
        if (!Files.isDirectory(folder)) {
            throw new IOException("The folder " + folder + " does not exist.");
        }
        return folder;
    }

    private static SeedbedException unwritable(Path target, IOException cause) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "The seed file could not be written.",
                        target.toString(),
                        FileFailure.reason(cause),
                        "Choose another place, or make room; a file that was there before is unchanged.")
                .exception(cause);
    }
}
