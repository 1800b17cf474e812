package dev.seedbed.core.branch.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Whether copies of a file on the server's file system share their blocks until one is written to.
///
/// A server clones files on any file system, without an error and perhaps without sharing anything. So this
/// tries it.
enum BlockSharing {
    PROVEN,
    NONE,
    /// The file system cannot be looked at from here.
    UNKNOWN;

    private static final long LIMIT_SECONDS = 5;
    private static final int PROBE_BYTES = 64 << 10;

    /// Clones a small file beside the data folder, or in it where that is a file system of its own.
    static BlockSharing at(Path data) {
        try {
            var files = Files.getFileStore(data.resolve("base").toRealPath());
            if (System.getProperty("os.name", "").startsWith("Mac")) {
                return files.type().equals("apfs") ? PROVEN : NONE;
            }
            var places = new ArrayList<Path>();
            var parent = data.toRealPath().getParent();
            if (parent != null && Files.getFileStore(parent).equals(files)) {
                places.add(parent);
            }
            places.add(data);
            return probe(places);
        } catch (IOException | SecurityException _) {
            return UNKNOWN;
        }
    }

    private static BlockSharing probe(List<Path> places) throws IOException {
        for (var place : places) {
            if (Files.isWritable(place)) {
                return clones(place) ? PROVEN : NONE;
            }
        }
        return UNKNOWN;
    }

    private static boolean clones(Path place) throws IOException {
        var folder = Files.createTempDirectory(place, "seedbed-probe-");
        var original = folder.resolve("original");
        var copy = folder.resolve("copy");
        try {
            var content = new byte[PROBE_BYTES];
            content[0] = 1;
            Files.write(original, content);
            return succeeds(List.of("cp", "--reflink=always", original.toString(), copy.toString()));
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(original);
            Files.delete(folder);
        }
    }

    private static boolean succeeds(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }
}
