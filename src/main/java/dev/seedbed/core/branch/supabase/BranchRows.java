package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.deliver.RowTransfer;
import dev.seedbed.core.deliver.RowTransfer.Room;
import dev.seedbed.core.deliver.TableMismatch;
import dev.seedbed.core.feedback.Progress;
import java.sql.Connection;
import java.sql.SQLException;

/// Sends the base's rows into branches over the wire.
record BranchRows(Http http, SeedProject project, Logins logins) {

    /// Does nothing where they are already: somebody works with them.
    void fill(RemoteBranch branch, RemoteBranch base, Progress progress) {
        if (isSealed(branch, base.generation())) {
            return;
        }
        try {
            transfer(branch, base, Room.OWN_ROWS, progress);
        } catch (TableMismatch e) {
            throw http.refusal(
                    FailureKind.INCOMPATIBLE,
                    "filling " + branch.name(),
                    String.join(" ", e.differences()),
                    "A branch gets its tables from the project's migrations: record those of the seed project there,"
                            + " or use " + SupabaseSettings.DATA + "=restore.");
        }
    }

    /// In place of whatever rows are there. Throws `FEATURE_UNAVAILABLE` where somebody changed the tables.
    void replace(RemoteBranch branch, RemoteBranch base) {
        try {
            transfer(branch, base, Room.ALL_ROWS, Progress.UNWATCHED);
        } catch (TableMismatch e) {
            throw http.unavailable("resetting " + branch.name(), String.join(" ", e.differences()));
        }
    }

    private boolean isSealed(RemoteBranch branch, long generation) {
        var url = logins.reachable(branch);
        try (var connection = Connections.session(url)) {
            return Seal.find(connection)
                    .filter(seal -> seal.generation() == generation)
                    .isPresent();
        } catch (SQLException e) {
            throw SqlFailure.exception("The seal could not be read.", url, e);
        }
    }

    private void transfer(RemoteBranch branch, RemoteBranch base, Room room, Progress progress) {
        RowTransfer.copy(
                project.url(),
                logins.reachable(branch),
                room,
                source -> seal(branch, base, source)::replace,
                progress);
    }

    private Seal seal(RemoteBranch branch, RemoteBranch base, Connection source) throws SQLException {
        return Seal.find(source)
                .filter(seal -> seal.generation() == base.generation())
                .orElseThrow(() -> http.refusal(
                        FailureKind.STALE_BASE,
                        "filling " + branch.name(),
                        "It was to be of generation " + base.generation() + ".",
                        "Run it again with --fresh."));
    }
}
