package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One branch on its way: taken from the copies that wait, or made, or found to be there already.
record Creation(Supply supply, NewBranch wanted, Progress progress) {

    private static final Set<String> TAKEN = Set.of(LocalServer.NAME_TAKEN, LocalServer.NAME_TAKEN_JUST_NOW);

    Branch run() throws SQLException {
        try {
            progress.report("taking a copy of " + wanted.base(), 0, 0);
            var early = attempt();
            if (early.isPresent()) {
                return early.get();
            }
            supply.holdBases(wanted.base().value());
            var late = attempt();
            return late.isPresent() ? late.get() : copy();
        } catch (SQLException e) {
            if (!TAKEN.contains(SqlFailure.state(e))) {
                throw e;
            }
            var seen = look();
            var there = seen.find(wanted.name().value());
            return settle(there.orElseThrow(() -> supply.operation().refused(FailureKind.LOCKED, e)), base(seen));
        }
    }

    /// What takes no copying.
    private Optional<Branch> attempt() throws SQLException {
        var seen = look();
        var base = base(seen);
        var there = seen.find(wanted.name().value());
        if (there.isPresent()) {
            return Optional.of(settle(there.get(), base));
        }
        var marker = marker(base);
        return supply.claim(seen, base, wanted.name().value(), marker) ? Optional.of(branch(marker)) : Optional.empty();
    }

    private Branch copy() throws SQLException {
        var base = base(look());
        var marker = marker(base);
        supply.copy(base, wanted.name().value(), marker, progress);
        return branch(marker);
    }

    private Databases look() throws SQLException {
        return supply.session()
                .catalogue()
                .named(wanted.name().value(), wanted.base().value());
    }

    private LocalDatabase base(Databases seen) {
        return supply.base(seen, wanted.base().value());
    }

    /// The name is taken: by what was asked for, by what has to be made anew, or by something else.
    private Branch settle(LocalDatabase there, LocalDatabase base) throws SQLException {
        if (there.is(Marker.Kind.BASE)) {
            throw taken("It is a base itself.", "Choose another name.");
        }
        var marker = supply.operation().requireBranch(there);
        if (wanted.fresh() || marker.expired(Instant.now())) {
            return new Reset(supply, progress).to(there, Optional.of(base.name()), expires());
        }
        if (there.copies(base)) {
            if (wanted.life().isPresent()) {
                supply.session().execute(LocalServer.comment(there.name(), marker.expiring(expires())));
                return supply.session().catalogue().findBranch(there.name()).orElseThrow();
            }
            return there.branch(supply.session().catalogue().size(there.oid())).orElseThrow();
        }
        throw taken(difference(there, base), "Make it anew with --fresh, or choose another name.");
    }

    private String difference(LocalDatabase there, LocalDatabase base) {
        var its = there.name() + " is of generation " + there.generation() + " of "
                + there.marker().flatMap(Marker::base).orElse("another base");
        return its + "; " + base.name() + " is at generation " + base.generation() + " now.";
    }

    private BranchException taken(String detail, String remedy) {
        return supply.operation().failure(FailureKind.NAME_TAKEN, detail, remedy);
    }

    private Marker marker(LocalDatabase base) {
        return Supply.branchOf(base).expiring(expires());
    }

    private Optional<Instant> expires() {
        return wanted.life().map(life -> Instant.now().plus(life).truncatedTo(ChronoUnit.SECONDS));
    }

    private Branch branch(Marker marker) {
        return new Branch(
                wanted.name(),
                marker.base().map(BranchName::new),
                marker.generation(),
                marker.scenario(),
                marker.created(),
                OptionalLong.empty(),
                marker.expires(),
                marker.guarded());
    }
}
