package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.branch.local.Leftovers.Leftover;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Clears away what nobody needs, and nothing that a process that lives is at work on.
record Sweep(LocalServer session, Operation operation, Progress progress) {

    List<Swept> run(SweepPolicy policy) throws SQLException {
        var leftovers = leftovers(policy.oldest());
        var swept = new ArrayList<Swept>();
        Optional<BranchException> failure = Optional.empty();
        for (var leftover : leftovers) {
            var name = leftover.database().name();
            progress.stopIfCancelled();
            progress.report("sweeping " + name, swept.size(), leftovers.size());
            try {
                if (!policy.dryRun()) {
                    session.drop(leftover.database());
                }
                swept.add(new Swept(name, leftover.why()));
            } catch (SQLException e) {
                if (!LocalServer.IN_USE.equals(SqlFailure.state(e))) {
                    throw e;
                }
                failure = Optional.of(operation.refused(session, name, e));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return swept;
    }

    /// Looks first, and asks afterwards who is at work: whoever begins later is at work on what was not
    /// seen.
    private List<Leftover> leftovers(Optional<Duration> oldest) throws SQLException {
        var seen = Leftovers.of(session.catalogue().all());
        var overdue = seen.overdue(oldest, Instant.now());
        var leftovers = new ArrayList<>(overdue);
        leftovers.addAll(seen.discarded());
        if (!LocalServer.CLONING.heldElsewhere(session.connection())) {
            leftovers.addAll(seen.clones());
        }
        if (!LocalServer.PUBLISHING.heldElsewhere(session.connection())) {
            leftovers.addAll(seen.stages());
        }
        leftovers.addAll(seen.without(overdue).outdated());
        return leftovers;
    }
}
