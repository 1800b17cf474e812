package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// Lets one process and thread at a time start or stop the server of a home; a process that dies gives it up.
final class HomeLock implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// Between the threads of this process, for which a file lock says nothing.
    private static final Semaphore TURN = new Semaphore(1);

    private final Path file;
    private Optional<FileChannel> channel = Optional.empty();

    private HomeLock(Path folder) {
        this.file = folder.resolve("lock");
    }

    static HomeLock acquire(Path folder, Progress progress) {
        var lock = new HomeLock(folder);
        lock.await(progress, () -> TURN.tryAcquire());
        try {
            lock.await(progress, lock::attempt);
            return lock;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void await(Progress progress, BooleanSupplier attempt) {
        if (!Waiting.until(LIMIT, progress, "waiting for another Seedbed", attempt)) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "Another Seedbed is still starting or stopping the embedded server.",
                            file.toString(),
                            "It has held the lock for " + LIMIT.toMinutes() + " minutes.",
                            "End that process, then run again.")
                    .exception();
        }
    }

    private boolean attempt() {
        try {
            if (channel.isEmpty()) {
                channel = Optional.of(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            }
            return channel.get().tryLock() != null;
        } catch (IOException e) {
            throw FileFailure.exception("The embedded server's folder could not be locked.", file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            throw FileFailure.exception("The embedded server's folder could not be unlocked.", file, e);
        } finally {
            TURN.release();
        }
    }
}
