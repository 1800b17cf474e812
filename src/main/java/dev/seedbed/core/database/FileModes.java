package dev.seedbed.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may read a file, on systems that keep that.
///
/// The file system is asked, not the file's store: in a changed root no store is found.
public final class FileModes {

    private FileModes() {}

    static boolean kept(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Gives a file the rights that any new file gets; a temporary one is its owner's alone.
    public static void open(Path file) throws IOException {
        set(file, "rw-r--r--");
    }

    static void set(Path file, String modes) throws IOException {
        if (kept(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
        }
    }
}
