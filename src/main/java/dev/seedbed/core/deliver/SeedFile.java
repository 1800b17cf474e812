package dev.seedbed.core.deliver;

import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.schema.Sha256;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a seed script to a file, which is there whole or not at all, or into a pipe.
public final class SeedFile {

    private static final int BUFFER = 1 << 17;

    private SeedFile() {}

    public static ExportReport write(Plan plan, SeedForm form, Path file, Progress progress) {
        Estimate.check(plan);
        var started = System.nanoTime();
        var target = file.toAbsolutePath();
        try {
            var written = written(plan, form, target, progress);
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

    private static Written written(Plan plan, SeedForm form, Path target, Progress progress) throws IOException {
        var hash = Sha256.digest();
        var bytes = new AtomicLong();
        WholeFile.write(target, file -> {
            var out = new DigestOutputStream(new BufferedOutputStream(new CountingStream(file, bytes), BUFFER), hash);
            SeedScript.write(plan, form, out, progress);
            out.flush();
        });
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

    private static SeedbedException unwritable(Path target, IOException cause) {
        return WholeFile.unwritten(target, "The seed file could not be written.", cause);
    }
}
