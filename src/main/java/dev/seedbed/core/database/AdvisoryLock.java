package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// A lock that the server keeps for a session, so that it ends with the process that held it.
///
/// Locks are per database: everybody takes them in the maintenance database.
public record AdvisoryLock(long key) {

    /// Waits until nobody else holds it; false when the time is up.
    public boolean hold(Connection connection, Duration limit, Progress progress, String phase) throws SQLException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!attempt(connection)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            progress.stopIfCancelled();
            progress.report(phase, 0, 0);
            Waiting.pause();
        }
        return true;
    }

    private boolean attempt(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT pg_try_advisory_lock(" + key + ")")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    public void release(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + key + ")");
        }
    }
}
