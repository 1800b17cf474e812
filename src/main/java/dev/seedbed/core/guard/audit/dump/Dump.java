package dev.seedbed.core.guard.audit.dump;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A dump in a file: a script of `pg_dump` or of Seedbed, also compressed with gzip, or `pg_dump`'s custom
/// format.
public final class Dump {

    private static final String GZIP = "\u001F\u008B";
    private static final int TAR_MARK = 257;

    private Dump() {}

    /// Hands on every row, in the order of the file; memory does not grow with it.
    public static void read(Path file, DumpHandler handler, Progress progress) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            read(in, handler, progress);
        } catch (UncheckedIOException failure) {
            throw unreadable(file, Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw unreadable(file, failure);
        }
    }

    private static void read(BufferedInputStream in, DumpHandler handler, Progress progress) throws IOException {
        in.mark(TAR_MARK + 5);
        var head = in.readNBytes(TAR_MARK + 5);
        in.reset();
        if (starts(head, 0, GZIP)) {
            read(new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16), handler, progress);
        } else if (starts(head, 0, Archive.MAGIC)) {
            new Archive(in, handler, progress).read();
        } else if (starts(head, TAR_MARK, "ustar")) {
            throw BrokenDump.at("byte 0", "It is in tar format, which is not read.");
        } else {
            script(in, handler, progress);
        }
    }

    private static void script(InputStream in, DumpHandler handler, Progress progress) throws IOException {
        var script = new Script(handler, progress);
        script.read(in);
        if (!script.known()) {
            throw BrokenDump.at("the whole file", "No statement in it is one that a dump has.");
        }
    }

    private static boolean starts(byte[] head, int from, String mark) {
        return head.length >= from + mark.length()
                && new String(head, from, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }

    private static RuntimeException unreadable(Path file, IOException failure) {
        if (failure instanceof EOFException || failure instanceof ZipException) {
            return BrokenDump.at(file.toString(), "Its compressed data ends too early, or is damaged.");
        }
        var absent = failure instanceof NoSuchFileException;
        return Problem.error(
                        absent ? Category.USAGE : Category.UNREACHABLE,
                        "The dump could not be opened.",
                        file.toString(),
                        FileFailure.reason(failure),
                        "Check the path and its rights.")
                .exception(failure);
    }
}
