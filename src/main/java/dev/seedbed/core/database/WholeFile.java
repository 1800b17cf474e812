package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Writes a file so that it is there whole or not at all: beside it first, then renamed. Whatever stops the writing, an
/// older file stays as it was.
///
/// A link stays a link: what it leads to is replaced. A pipe or a device is written to, never replaced.
public final class WholeFile {

    /// Where Linux keeps what processes have open; `/dev/stdout` leads to what this one has.
    private static final Path OPEN_FILES = Path.of("/proc");

    private static final Path OWN = Path.of("/proc/self/fd");

    private WholeFile() {}

    /// Writes what is to be in the file, all of it, and leaves the stream open.
    @FunctionalInterface
    public interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// `failed` is what a person is told first where it cannot be done.
    public static void write(Path path, String text, String failed) {
        try {
            write(path, text);
        } catch (IOException failure) {
            throw unwritten(path, failed, failure);
        }
    }

    /// The same, for what is no trouble when it cannot be done.
    public static void write(Path path, String text) throws IOException {
        write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The same, for what is longer than a text.
    public static void write(Path path, Content content) throws IOException {
        var target = target(path);
        if (Files.exists(target) && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            through(target, content);
        } else {
            beside(target, content);
        }
    }

    /// A file that is not there yet; one that is stays as it is.
    public static void create(Path path, String text) throws IOException {
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        write(path, text);
    }

    /// Where the links end. One that leads to nothing is no more than a name, and what a process has open is no file
    /// that could be replaced.
    private static Path target(Path path) throws IOException {
        var target = path.toAbsolutePath();
        while (Files.exists(target)
                && Files.isSymbolicLink(target)
                && !target.resolveSibling("").toRealPath().startsWith(OPEN_FILES)) {
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void through(Path target, Content content) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("It is a folder.");
        }
        if (isOutput(target)) {
            content.to(new FileOutputStream(FileDescriptor.out));
            return;
        }
        try (var out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            content.to(out);
        }
    }

    /// Standard output is not opened anew: where it goes into a file, what this process prints comes in turn.
    private static boolean isOutput(Path target) throws IOException {
        return Files.exists(OWN)
                && target.endsWith("1")
                && target.resolveSibling("").toRealPath().equals(OWN.toRealPath());
    }

    private static void beside(Path target, Content content) throws IOException {
        var part = target.resolveSibling(".seedbed-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + ".part");
        try {
            try (var out = made(part)) {
                FileModes.narrow(part, target);
                content.to(out);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// With the rights that whoever runs this gives to new files.
    private static OutputStream made(Path part) throws IOException {
        try {
            return Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (AccessDeniedException denied) {
            throw new AccessDeniedException(part.resolveSibling("").toString());
        }
    }

    public static SeedbedException unwritten(Path path, String failed, IOException failure) {
        return Problem.error(
                        Category.UNREACHABLE,
                        failed,
                        path.toString(),
                        FileFailure.reason(failure),
                        "Choose another place, or make room; a file that was there before is unchanged.")
                .exception(failure);
    }
}
