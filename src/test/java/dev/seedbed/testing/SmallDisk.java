package dev.seedbed.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder on a disk of its own, as large as a test wants it; only root on Linux can make one, so that elsewhere the
/// test is skipped.
public record SmallDisk(Path folder) implements AutoCloseable {

    public static SmallDisk at(Path folder, String size) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()),
                "needs a small tmpfs, which only root on Linux can make");
        return new SmallDisk(folder);
    }

    /// Leaves this many bytes, rounded to blocks.
    public void fill(long bytesLeft) throws IOException {
        try (var out = Files.newOutputStream(filler())) {
            var block = new byte[4096];
            while (Files.getFileStore(folder).getUsableSpace() > bytesLeft) {
                out.write(block);
            }
        }
    }

    public void makeRoom() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    /// From now on nothing can be written; with true, it can again.
    public void writable(boolean on) {
        if (!run("mount", "-o", "remount," + (on ? "rw" : "ro"), folder.toString())) {
            throw new AssertionError("could not be remounted: " + folder);
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
