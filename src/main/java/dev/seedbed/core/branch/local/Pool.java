package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.AdvisoryLock;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// Copies of each base that wait to become branches, so that a branch is there at once at any size.
///
/// They are made one after the other, as a server copies no faster in parallel; and by one process at a time, of each
/// role.
record Pool(Supply supply, int size, Progress progress) {

    private static final long FILLING = 0x5EEDBED_00000000L;

    /// Returns when nothing is missing, or somebody else is at it.
    void fill() throws SQLException {
        var connection = supply.session().connection();
        var lock =
                new AdvisoryLock(FILLING | (supply.operation().server().user().hashCode() & 0xFFFF_FFFFL));
        while (missing(look()).isPresent() && lock.attempt(connection)) {
            try {
                fillAlone();
            } finally {
                lock.release(connection);
            }
        }
    }

    private void fillAlone() throws SQLException {
        for (var leftover : Leftovers.of(look()).outdated()) {
            if (leftover.database().is(Part.READY)) {
                supply.session().drop(leftover.database());
            }
        }
        for (var base = missing(look()); base.isPresent(); base = missing(look())) {
            progress.stopIfCancelled();
            add(base.get().name());
        }
    }

    /// The base of which there are too few copies. One that would fill the disk gets none.
    private Optional<LocalDatabase> missing(Databases seen) throws SQLException {
        for (var base : seen.bases()) {
            if (seen.ready(base).size() < size && supply.copying().hasRoomFor(supply.session(), base)) {
                return Optional.of(base);
            }
        }
        return Optional.empty();
    }

    /// Holds the bases for the time of one copy only, so that a publisher waits for no more than that.
    private void add(String name) throws SQLException {
        supply.holdBases(name);
        try {
            var base = look().find(name).filter(found -> found.is(Marker.Kind.BASE));
            if (base.isPresent()) {
                supply.copy(base.get(), Part.READY.fresh(), marker(base.get()), progress);
            }
        } finally {
            LocalServer.CLONING.releaseShared(supply.session().connection());
        }
    }

    /// Never older than its base, whatever the clock of whoever published that.
    private static Marker marker(LocalDatabase base) {
        var branch = Supply.branchOf(base);
        var made = base.marker().map(Marker::created).orElse(Instant.MIN);
        var created = branch.created().isBefore(made) ? made : branch.created();
        return new Marker(Marker.Kind.READY, branch.base(), branch.generation(), branch.scenario(), created);
    }

    private Databases look() throws SQLException {
        return supply.session().catalogue().all();
    }
}
