package dev.seedbed.core.database;

import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// A lock that the server keeps for a session, so that it ends with the process that held it.
///
/// Locks are per database: everybody takes them in the maintenance database.
public record AdvisoryLock(long key) {

    private static final String NOT_AVAILABLE = "55P03";

    /// Waits until nobody else holds it, and can be cancelled meanwhile; false when the time is up.
    public boolean hold(Connection connection, Duration limit, Progress progress, String phase) throws SQLException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!attempt(connection)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            progress.stopIfCancelled();
            progress.report(phase, 0, 0);
            Pause.of(Waiting.PAUSE);
        }
        return true;
    }

    /// Waits in the server's queue, before all who ask later; false when the time is up.
    public boolean awaitAlone(Connection connection, Duration limit) throws SQLException {
        return await(connection, "pg_advisory_lock", limit);
    }

    /// Waits for those who hold it alone, and holds it together with others; false when the time is up.
    public boolean awaitShared(Connection connection, Duration limit) throws SQLException {
        return await(connection, "pg_advisory_lock_shared", limit);
    }

    private boolean await(Connection connection, String function, Duration limit) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = " + limit.toMillis());
            try {
                statement.execute("SELECT " + function + "(" + key + ")");
                return true;
            } catch (SQLException e) {
                if (NOT_AVAILABLE.equals(e.getSQLState())) {
                    return false;
                }
                throw e;
            } finally {
                statement.execute("SET lock_timeout = 0");
            }
        }
    }

    /// Whether another session holds it, in whatever database it took it.
    public boolean heldElsewhere(Connection connection) throws SQLException {
        var sql = """
                SELECT true FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND granted
                    AND classid::bigint = %d AND objid::bigint = %d AND pid <> pg_backend_pid()
                """.formatted(key >>> 32, key & 0xFFFF_FFFFL);
        return Statements.holds(connection, sql);
    }

    /// Holds it if nobody else does; false otherwise.
    public boolean attempt(Connection connection) throws SQLException {
        return Statements.holds(connection, "SELECT pg_try_advisory_lock(" + key + ")");
    }

    public void release(Connection connection) throws SQLException {
        release(connection, "pg_advisory_unlock");
    }

    /// Ends what {@link #awaitShared} began.
    public void releaseShared(Connection connection) throws SQLException {
        release(connection, "pg_advisory_unlock_shared");
    }

    private void release(Connection connection, String function) throws SQLException {
        Statements.execute(connection, "SELECT " + function + "(" + key + ")");
    }
}
