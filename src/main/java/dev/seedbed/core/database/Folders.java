package dev.seedbed.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;

/// What the standard library leaves open about files and folders.
final class Folders {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private Folders() {}

    /// Deletes a folder with everything in it; one that is not there is fine.
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var content = Files.walk(folder)) {
            for (var path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Deletes what crashes left behind under names that start so. What resists is left to the next time.
    static void deleteLeftovers(Path parent, String prefix) throws IOException {
        try (var children = Files.newDirectoryStream(parent, prefix + "*")) {
            for (var leftover : children) {
                try {
                    delete(leftover);
                } catch (IOException _) {
                    // Somebody still writes into it.
                }
            }
        }
    }

    static void makeExecutable(Path file, boolean executable) throws IOException {
        if (executable) {
            FileModes.set(file, "rwxr-xr-x");
        }
    }

    /// Writes a file that nobody but its owner can read, not even while it is written.
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (FileModes.kept(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        }
        Files.writeString(file, text);
    }
}
