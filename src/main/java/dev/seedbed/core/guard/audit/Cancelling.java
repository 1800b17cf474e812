package dev.seedbed.core.guard.audit;

import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.sql.Statement;

/// Ends a question that a server is still busy with as soon as the person has enough.
final class Cancelling implements AutoCloseable {

    private static final int LOOK_MILLIS = 200;

    private final Thread watch;

    Cancelling(Statement statement, Progress progress) {
        watch = Thread.startVirtualThread(() -> {
            try {
                while (!progress.cancelled()) {
                    Thread.sleep(LOOK_MILLIS);
                }
                statement.cancel();
            } catch (InterruptedException | SQLException _) {
                // It is over, or could not be ended: then it ends by itself.
            }
        });
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
