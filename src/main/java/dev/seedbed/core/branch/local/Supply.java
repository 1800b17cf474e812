package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Databases with the rows of a base: copies that wait are taken by their names, others are made.
record Supply(LocalServer session, Copying copying, Operation operation) {

    private static final Duration SWAP_LIMIT = Duration.ofMinutes(1);

    /// The copy was taken by somebody else, or somebody looks into it just now.
    private static final Set<String> LOST = Set.of(LocalServer.ABSENT, LocalServer.IN_USE);

    /// What a branch of the base as it is now says of itself.
    static Marker branchOf(LocalDatabase base) {
        return new Marker(Marker.Kind.BRANCH, Optional.of(base.name()), base.generation(), base.scenario(), now());
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    LocalDatabase base(Databases seen, String name) {
        return seen.find(name)
                .filter(found -> found.is(Marker.Kind.BASE))
                .orElseThrow(() -> operation.failure(
                        FailureKind.NOT_FOUND,
                        "There is no base " + name + ": nothing was published under that name.",
                        "Publish one: seedbed push SOURCE --branch " + name));
    }

    /// From here until the session ends no base is swapped.
    void holdBases(String base) throws SQLException {
        session.waitAsLongAsItTakes();
        if (!LocalServer.CLONING.awaitShared(session.connection(), SWAP_LIMIT)) {
            throw operation.failure(
                    FailureKind.PARENT_BUSY,
                    base + " is being replaced, and that has taken " + SWAP_LIMIT.toSeconds() + " seconds so far.",
                    "Run it again.");
        }
    }

    /// Gives a waiting copy its name and its marker. False where there is none, or others were quicker each
    /// time.
    boolean claim(Databases seen, LocalDatabase base, String name, Marker marker) throws SQLException {
        var waiting = new ArrayList<>(seen.ready(base));
        Collections.shuffle(waiting);
        for (var copy : waiting) {
            try {
                session.executeTogether(naming(copy.name(), copy.access(), base, name, marker));
                return true;
            } catch (SQLException e) {
                if (!LOST.contains(SqlFailure.state(e))) {
                    throw e;
                }
            }
        }
        return false;
    }

    /// Copies under another name first: what can be seen is whole. Needs {@link #holdBases} before.
    void copy(LocalDatabase base, String name, Marker marker, Progress progress) throws SQLException {
        var copy = Part.CLONE.fresh();
        progress.report("copying " + base.name(), 0, 0);
        try {
            copying.copy(session, base, copy);
            progress.report("naming the copy", 0, 0);
            session.executeTogether(naming(copy, Access.NEW, base, name, marker));
        } catch (SQLException e) {
            discard(copy, e);
            throw e;
        }
    }

    /// What cannot be dropped now, a sweep finds.
    void discard(String copy, SQLException failure) {
        try {
            session.drop(copy);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static List<String> naming(String copy, Access present, LocalDatabase base, String name, Marker marker) {
        var statements = new ArrayList<String>();
        statements.add(LocalServer.rename(copy, name));
        statements.add(LocalServer.comment(name, marker));
        statements.addAll(base.access().statements(name, present));
        return statements;
    }
}
