package dev.seedbed.core.guard.audit;

import dev.seedbed.core.feedback.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// Ends what a server is still busy with as soon as the person has enough: a question, or getting more of its
/// rows, which a statement cannot be cancelled in.
final class Cancelling implements AutoCloseable {

    private static final int LOOK_MILLIS = 200;

    private final Thread watch;

    /// Asks the server again until this is closed: it may be between two questions when it is asked.
    Cancelling(Connection connection, Progress progress) {
        watch = Thread.startVirtualThread(() -> {
            try {
                while (true) {
                    Thread.sleep(LOOK_MILLIS);
                    if (progress.cancelled()) {
                        connection.unwrap(PGConnection.class).cancelQuery();
                    }
                }
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
