package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.List;

/// What a test with a base of its own leaves on a server that other tests use.
public final class Leavings {

    private Leavings() {}

    /// The base and everything that was made of it.
    static List<LocalDatabase> of(LocalServer session, BranchName base) throws SQLException {
        return session.catalogue().all().all().stream()
                .filter(database -> database.name().equals(base.value()) || database.isOf(base.value()))
                .toList();
    }

    public static void drop(TestServer server, BranchName base) {
        try (var session = LocalServer.connect(server.administrator())) {
            for (var database : of(session, base)) {
                session.drop(database);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
