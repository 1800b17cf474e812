package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.deliver.RowTransfer;
import dev.seedbed.core.deliver.RowTransfer.Room;
import dev.seedbed.core.deliver.TableMismatch;
import dev.seedbed.core.feedback.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// Sends the base's rows into branches over the wire.
record BranchRows(Http http, SeedProject project, Logins logins) {

    /// Does nothing where they are already: somebody works with them.
    void fill(RemoteBranch branch, RemoteBranch base, Progress progress) {
        if (seal(branch).filter(seal -> seal.generation() >= base.generation()).isPresent()) {
            return;
        }
        try {
            transfer(branch, Room.OWN_ROWS, progress);
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
    void replace(RemoteBranch branch) {
        try {
            transfer(branch, Room.ALL_ROWS, Progress.UNWATCHED);
        } catch (TableMismatch e) {
            throw http.unavailable("resetting " + branch.name(), String.join(" ", e.differences()));
        }
    }

    /// What a branch holds, empty for nothing whole.
    Optional<Seal> seal(RemoteBranch branch) {
        return seal(logins.reachable(branch));
    }

    static Optional<Seal> seal(DatabaseUrl url) {
        try (var connection = Connections.session(url)) {
            return Seal.find(connection);
        } catch (SQLException e) {
            throw SqlFailure.exception("The seal could not be read.", url, e);
        }
    }

    /// Of the generation that is published at that moment.
    private void transfer(RemoteBranch branch, Room room, Progress progress) {
        RowTransfer.copy(
                project.url(), logins.reachable(branch), room, source -> published(branch, source)::replace, progress);
    }

    private Seal published(RemoteBranch branch, Connection source) throws SQLException {
        return Seal.find(source)
                .orElseThrow(() -> http.refusal(
                        FailureKind.INCOMPLETE_SEED, "filling " + branch.name(), "The base has no seal.", ""));
    }
}
