package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A turn at something that one process and thread does at a time; a process that dies gives it up.
///
/// A file lock is a process's, and closing the file anywhere in the process gives it up: so a thread opens the file
/// only once it has the turn among its own.
public final class FileTurn implements AutoCloseable {

    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private boolean first;
    private Optional<FileChannel> channel = Optional.empty();

    private FileTurn(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    /// Waits for the turn; empty when the time is up. Ends early when the person cancels.
    public static Optional<FileTurn> take(Path file, Duration limit, Progress progress) {
        var turn = new FileTurn(file);
        try {
            if (Waiting.until(limit, progress, "waiting for another Seedbed", turn::attempt)) {
                return Optional.of(turn);
            }
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
        turn.close();
        return Optional.empty();
    }

    private boolean attempt() {
        first = first || TAKEN.add(file);
        if (!first) {
            return false;
        }
        try {
            if (channel.isEmpty()) {
                channel = Optional.of(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            }
            return channel.get().tryLock() != null;
        } catch (IOException e) {
            throw FileFailure.exception("Seedbed's own folder could not be locked.", file, e);
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isPresent()) {
                channel.get().close();
            }
        } catch (IOException e) {
            throw FileFailure.exception("Seedbed's own folder could not be unlocked.", file, e);
        } finally {
            if (first) {
                TAKEN.remove(file);
            }
        }
    }
}
