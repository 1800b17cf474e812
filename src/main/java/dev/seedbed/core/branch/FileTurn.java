package dev.seedbed.core.branch;

import dev.seedbed.core.database.FileFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// A turn at something that one process and thread does at a time; a process that dies gives it up.
final class FileTurn implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final FileChannel channel;

    private FileTurn(FileChannel channel) {
        this.channel = channel;
    }

    /// Waits for the turn; empty when the time is up.
    static Optional<FileTurn> take(Path file, Duration limit) {
        var deadline = System.nanoTime() + limit.toNanos();
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!locked(channel)) {
                if (System.nanoTime() > deadline || interrupted()) {
                    channel.close();
                    return Optional.empty();
                }
            }
            return Optional.of(new FileTurn(channel));
        } catch (IOException e) {
            throw FileFailure.exception("The journal could not be locked.", file, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static boolean interrupted() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
