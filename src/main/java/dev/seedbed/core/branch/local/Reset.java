package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a fresh copy of the base behind the name of a branch; whoever was connected is put out.
record Reset(Supply supply, Progress progress) {

    private static final int TRIES = 5;

    Branch run(BranchName name) throws SQLException {
        return to(look(name), Optional.empty(), Optional.empty());
    }

    /// Makes the branch one of that base; or of its own, and for as long as it has, if not told. An end that is
    /// over is none any more. What somebody changed meanwhile is looked at again.
    Branch to(LocalDatabase found, Optional<String> base, Optional<Instant> end) throws SQLException {
        var branch = found;
        for (var attempt = 1; ; attempt++) {
            var marker = supply.operation().requireBranch(branch);
            supply.operation().requireUnguarded(marker);
            try {
                replace(
                        branch,
                        base.or(marker::base).orElseThrow(),
                        end.or(() -> marker.expires().filter(Instant.now()::isBefore)));
                return supply.session().catalogue().findBranch(branch.name()).orElseThrow();
            } catch (SQLException e) {
                if (!moved(e) || attempt == TRIES) {
                    throw e;
                }
                branch = look(new BranchName(branch.name()));
            }
        }
    }

    private LocalDatabase look(BranchName name) throws SQLException {
        return supply.session()
                .catalogue()
                .named(name.value())
                .find(name.value())
                .orElseThrow(() ->
                        supply.operation().failure(FailureKind.NOT_FOUND, "There is no branch " + name + ".", ""));
    }

    private void replace(LocalDatabase branch, String baseName, Optional<Instant> end) throws SQLException {
        supply.holdBases(baseName);
        var seen = supply.session().catalogue().named(baseName);
        var base = supply.base(seen, baseName);
        var marker = Supply.branchOf(base).expiring(end);
        var copy = Part.CLONE.fresh();
        progress.report("taking a copy of " + baseName, 0, 0);
        if (!supply.claim(seen, base, copy, marker)) {
            supply.copy(base, copy, marker, progress);
        }
        exchange(branch, copy, marker);
    }

    private void exchange(LocalDatabase branch, String copy, Marker marker) throws SQLException {
        var session = supply.session();
        var aside = Part.DISCARDED.fresh();
        var old = branch.marker().orElseThrow().as(Marker.Kind.PREVIOUS);
        var statements = new ArrayList<>(List.of(LocalServer.endSessions(branch.name())));
        statements.addAll(new Swap(branch, aside, old, copy, marker).statements());
        progress.report("replacing " + branch.name(), 0, 0);
        try {
            session.insist(() -> session.executeTogether(statements));
        } catch (SQLException e) {
            supply.discard(copy, e);
            if (moved(e)) {
                throw e;
            }
            throw supply.operation().refused(session, branch.name(), e);
        }
        progress.report("dropping what was replaced", 0, 0);
        drop(aside);
    }

    private static boolean moved(SQLException failure) {
        return SqlFailure.state(failure).equals(Swap.MOVED);
    }

    /// The branch is whole by now: what cannot be dropped, a sweep finds.
    private void drop(String replaced) {
        try {
            supply.session().drop(replaced);
        } catch (SQLException _) {
            // Nobody sees it: it is no branch.
        }
    }
}
