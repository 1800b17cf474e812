package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.AdvisoryLock;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/// Copies of each base that wait to become branches, so that a branch is there at once at any size.
///
/// They are made one after the other, as a server copies no faster in parallel; and for each base by one
/// process at a time, of each role. Only for those `bases` whose names are asked for.
record Pool(Supply supply, int size, Predicate<String> bases, Progress progress) {

    private static final long FILLING = 0x5EEDBED_00000000L;

    /// Returns when nothing is missing, or others are at it.
    void fill() throws SQLException {
        for (var base : look().bases()) {
            if (bases.test(base.name())) {
                fill(base.name());
            }
        }
    }

    /// Looks again when the lock is free: somebody may have asked meanwhile, and gone.
    private void fill(String base) throws SQLException {
        var connection = supply.session().connection();
        var key = Objects.hash(supply.operation().server().user(), base);
        var lock = new AdvisoryLock(FILLING | (key & 0xFFFF_FFFFL));
        while (isMissing(look(), base) && lock.attempt(connection)) {
            try {
                fillAlone(base);
            } finally {
                lock.release(connection);
            }
        }
    }

    private void fillAlone(String base) throws SQLException {
        for (var leftover : Leftovers.of(look()).outdated()) {
            if (leftover.database().is(Part.READY) && leftover.database().isOf(base)) {
                supply.session().drop(leftover.database());
            }
        }
        while (isMissing(look(), base)) {
            progress.stopIfCancelled();
            add(base);
        }
    }

    /// Whether there are too few copies. A base whose copy would fill the disk has enough.
    private boolean isMissing(Databases seen, String name) throws SQLException {
        var base = base(seen, name);
        return base.isPresent()
                && seen.ready(base.get()).size() < size
                && supply.copying().hasRoomFor(supply.session(), base.get());
    }

    /// Holds the bases for the time of one copy only, so that a publisher waits for no more than that.
    private void add(String name) throws SQLException {
        supply.holdBases(name);
        try {
            var base = base(look(), name);
            if (base.isPresent()) {
                supply.copy(base.get(), Part.READY.fresh(), marker(base.get()), progress);
            }
        } finally {
            LocalServer.CLONING.releaseShared(supply.session().connection());
        }
    }

    private static Optional<LocalDatabase> base(Databases seen, String name) {
        return seen.find(name).filter(found -> found.is(Marker.Kind.BASE));
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
