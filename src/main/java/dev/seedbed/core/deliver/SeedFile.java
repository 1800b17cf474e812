package dev.seedbed.core.deliver;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.FileModes;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a seed script to a file: beside it first, then renamed, so that the file is whole or not there. Whatever
/// stops the writing, an older file stays as it was.
public final class SeedFile {

    private static final int BUFFER = 1 << 17;

    private SeedFile() {}

    public static ExportReport write(Plan plan, SeedForm form, Path file, Progress progress) {
        Estimate.check(plan);
        var started = System.nanoTime();
        var target = file.toAbsolutePath().normalize();
        try {
            var written = Files.exists(target) && !Files.isRegularFile(target)
                    ? through(plan, form, target, progress)
                    : beside(plan, form, target, progress);
            var took = Duration.ofNanos(System.nanoTime() - started);
            return new ExportReport(
                    file,
                    form.loader(),
                    form.shard().rows(plan),
                    plan.tables().size(),
                    written.bytes(),
                    written.sha256(),
                    took);
        } catch (UncheckedIOException failure) {
            throw unwritable(target, Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw unwritable(target, failure);
        }
    }

    private record Written(long bytes, String sha256) {}

    private static Written beside(Plan plan, SeedForm form, Path target, Progress progress) throws IOException {
        var part = Files.createTempFile(folder(target), ".seed", ".part");
        try {
            var written = content(plan, form, part, progress);
            publish(part, target);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// A pipe or a device is written to, never replaced.
    private static Written through(Plan plan, SeedForm form, Path target, Progress progress) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("It is a folder.");
        }
        return content(plan, form, target, progress);
    }

    private static Written content(Plan plan, SeedForm form, Path file, Progress progress) throws IOException {
        var hash = Sha256.digest();
        var bytes = new AtomicLong();
        try (var out = new DigestOutputStream(
                new BufferedOutputStream(new CountingStream(Files.newOutputStream(file), bytes), BUFFER), hash)) {
            SeedScript.write(plan, form, out, progress);
        }
        return new Written(bytes.get(), HexFormat.of().formatHex(hash.digest()));
    }

    private static final class CountingStream extends FilterOutputStream {
        private final AtomicLong bytes;

        CountingStream(OutputStream out, AtomicLong bytes) {
            super(out);
            this.bytes = bytes;
        }

        @Override
        public void write(byte[] source, int from, int count) throws IOException {
            out.write(source, from, count);
            bytes.addAndGet(count);
        }
    }

    /// Writes the script to a stream, such as standard output; leaves it open.
    public static void write(Plan plan, SeedForm form, OutputStream out, Progress progress) {
        Estimate.check(plan);
        try {
            var buffered = new BufferedOutputStream(out, BUFFER);
            SeedScript.write(plan, form, buffered, progress);
            buffered.flush();
        } catch (UncheckedIOException failure) {
            throw unwritable(Path.of("standard output"), Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw unwritable(Path.of("standard output"), failure);
        }
    }

    private static void publish(Path part, Path target) throws IOException {
        FileModes.open(part);
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
