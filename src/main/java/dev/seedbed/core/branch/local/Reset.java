package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a fresh copy of the base behind the name of a branch; whoever was connected is put out.
record Reset(Supply supply, Progress progress) {

    Branch run(BranchName name) throws SQLException {
        var there = supply.session()
                .catalogue()
                .named(name.value())
                .find(name.value())
                .orElseThrow(() ->
                        supply.operation().failure(FailureKind.NOT_FOUND, "There is no branch " + name + ".", ""));
        var marker = supply.operation().requireBranch(there);
        return to(there, marker.base().orElseThrow(), marker.expires());
    }

    /// Makes the branch one of that base.
    Branch to(LocalDatabase branch, String baseName, Optional<Instant> expires) throws SQLException {
        supply.operation().requireUnguarded(supply.operation().requireBranch(branch));
        supply.holdBases(baseName);
        var catalogue = supply.session().catalogue();
        var seen = catalogue.named(baseName);
        var base = supply.base(seen, baseName);
        var marker = Supply.branchOf(base).expiring(expires);
        var copy = Part.CLONE.fresh();
        progress.report("taking a copy of " + baseName, 0, 0);
        if (!supply.claim(seen, base, copy, marker)) {
            supply.copy(base, copy, marker, progress);
        }
        replace(branch, copy, marker);
        return catalogue.findBranch(branch.name()).orElseThrow();
    }

    private void replace(LocalDatabase branch, String copy, Marker marker) throws SQLException {
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
            throw supply.operation().refused(session, branch.name(), e);
        }
        progress.report("dropping what was replaced", 0, 0);
        drop(aside);
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
