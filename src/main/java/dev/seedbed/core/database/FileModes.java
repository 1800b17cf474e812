package dev.seedbed.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may read a file, on systems that keep that.
///
/// The file system is asked, not the file's store: in a changed root no store is found.
final class FileModes {

    private FileModes() {}

    static boolean kept(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Takes from a new file the rights that the one does not give which it is to replace, if that is there.
    static void narrow(Path file, Path replaced) throws IOException {
        if (kept(file) && Files.exists(replaced)) {
            var rights = Files.getPosixFilePermissions(file);
            if (rights.retainAll(Files.getPosixFilePermissions(replaced))) {
                Files.setPosixFilePermissions(file, rights);
            }
        }
    }

    static void set(Path file, String modes) throws IOException {
        if (kept(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(modes));
        }
    }
}
