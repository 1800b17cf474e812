package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The right to change what a base is, which one process of a server has at a time.
///
/// `before` is the base as it was when this one asked for its turn. If it is another one when the turn has
/// come, or at the exchange, somebody else was quicker, and nothing is done.
record PublisherTurn(
        LocalServer session, Operation operation, BranchName base, Optional<LocalDatabase> before, Databases seen) {

    private static final Duration CLONING_LIMIT = Duration.ofMinutes(5);

    /// The base was dropped, or made, or exchanged by somebody who takes no turns.
    private static final Set<String> MOVED =
            Set.of(Swap.MOVED, LocalServer.ABSENT, LocalServer.NAME_TAKEN, LocalServer.NAME_TAKEN_JUST_NOW);

    /// What becomes the base: its name and its marker so far, and what it lets in.
    record Successor(String name, Marker marker, Access access) {}

    static PublisherTurn take(
            LocalServer session, Operation operation, BranchName base, Duration limit, Progress progress)
            throws SQLException {
        session.waitAsLongAsItTakes();
        var before = session.catalogue().named(base.value()).find(base.value());
        before.ifPresent(found -> requireBase(operation, found));
        if (!LocalServer.PUBLISHING.hold(session.connection(), limit, progress, "waiting for another publish")) {
            throw operation.failure(
                    FailureKind.LOCKED,
                    "Another Seedbed is publishing on this server.",
                    "Wait until it is done, then run again.");
        }
        var turn = new PublisherTurn(
                session, operation, base, before, session.catalogue().all());
        var now = turn.seen.find(base.value());
        if (!now.map(LocalDatabase::note).equals(before.map(LocalDatabase::note))) {
            throw turn.stale(now);
        }
        return turn;
    }

    private static void requireBase(Operation operation, LocalDatabase found) {
        if (found.is(Marker.Kind.BRANCH)) {
            throw operation.failure(
                    FailureKind.NAME_TAKEN, "It is a branch, and no base.", "Publish under another name.");
        }
        if (!found.is(Marker.Kind.BASE)) {
            throw operation.failure(
                    FailureKind.NOT_OURS,
                    "There is a database of that name, and Seedbed did not publish it.",
                    "Publish under another name, or drop that database with a database client.");
        }
        operation.requireOwned(found);
    }

    /// Exchanges the two in one transaction. Waits for clones of the old base that are being made; those
    /// asked for later get the new one. `first` is what a base lets in that had none before it.
    void exchange(Successor successor, Access first) throws SQLException {
        if (!LocalServer.CLONING.awaitAlone(session.connection(), CLONING_LIMIT)) {
            throw operation.failure(FailureKind.LOCKED, "Branches of the old base are still being made.", "");
        }
        try {
            var now = session.catalogue().all();
            if (!LocalServer.CLONING.heldElsewhere(session.connection())) {
                for (var clone : Leftovers.of(now).clones()) {
                    session.drop(clone.database());
                }
            }
            var statements = statements(successor, now, first);
            session.insist(() -> session.executeTogether(statements));
        } catch (SQLException e) {
            throw MOVED.contains(SqlFailure.state(e))
                    ? stale(session.catalogue().named(base.value()).find(base.value()))
                    : operation.refused(session, successor.name, e);
        } finally {
            LocalServer.CLONING.release(session.connection());
        }
    }

    private List<String> statements(Successor successor, Databases now, Access first) {
        var statements = new ArrayList<>(List.of(LocalServer.endSessions(successor.name)));
        var marker = successor.marker.as(Marker.Kind.BASE).of(Optional.empty());
        if (before.isPresent()) {
            var old = before.get();
            var aside = old.marker().orElseThrow().as(Marker.Kind.PREVIOUS).of(Optional.of(base.value()));
            statements.addAll(new Swap(old, Part.PREVIOUS.fresh(), aside, successor.name, marker).statements());
        } else {
            statements.add(LocalServer.rename(successor.name, base.value()));
            statements.add(LocalServer.comment(base.value(), marker));
        }
        var wanted = now.find(base.value()).map(LocalDatabase::access).orElse(first);
        statements.addAll(wanted.statements(base.value(), successor.access));
        statements.add(seal(base.value()));
        withdrawn(now, marker.generation())
                .forEach(each -> statements.add(LocalServer.comment(
                        each.name(), each.marker().orElseThrow().as(Marker.Kind.STAGE))));
        return statements;
    }

    /// Generations that were taken back: once another one is published, nobody goes back to them.
    private List<LocalDatabase> withdrawn(Databases now, long next) {
        var present = before.map(LocalDatabase::generation).orElse(0L);
        return now.previous(base.value()).stream()
                .filter(previous -> previous.generation() > present && previous.generation() < next)
                .toList();
    }

    /// Nobody can enter a base, so that nothing stands in the way of copying it.
    static String seal(String database) {
        return "ALTER DATABASE " + Sql.identifier(database) + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true";
    }

    private BranchException stale(Optional<LocalDatabase> now) {
        return operation.failure(
                FailureKind.STALE_BASE,
                base + " was " + generation(before) + " when this began, and is " + generation(now) + " now.",
                "");
    }

    private static String generation(Optional<LocalDatabase> base) {
        return base.map(found -> "generation " + found.generation()).orElse("not there");
    }
}
