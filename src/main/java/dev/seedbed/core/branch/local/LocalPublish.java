package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.local.PublisherTurn.Successor;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Replaces a base as a whole: fills a stage beside it, then exchanges the two names in one transaction.
///
/// Whenever it is stopped, by a fault or by force, the base is either the old one or the new one. The old
/// one is kept, to go back to. Of two who publish at once, the second one fails: what it built on is no
/// longer there.
public final class LocalPublish {

    private final DatabaseUrl server;
    private final Copying copying;
    private final Duration publisherLimit;

    public LocalPublish(DatabaseUrl server) {
        this(server, Duration.ofMinutes(1));
    }

    /// `publisherLimit` is how long to wait for another publisher before giving up.
    public LocalPublish(DatabaseUrl server, Duration publisherLimit) {
        this(server, new Copying(server, Optional.<Path>empty()), publisherLimit);
    }

    LocalPublish(DatabaseUrl server, Copying copying, Duration publisherLimit) {
        this.server = server;
        this.copying = copying;
        this.publisherLimit = publisherLimit;
    }

    public Branch publish(Publication publication, Progress progress) {
        var base = publication.base();
        var operation = new Operation(server, "publishing " + base);
        return operation.run(session -> {
            var turn = PublisherTurn.take(session, operation, base, publisherLimit, progress);
            sweepStages(turn);
            var stage = new Stage(turn, copying, publication);
            try {
                stage.prepare(progress);
                stage.fill(progress);
                stage.replace(progress);
            } catch (RuntimeException | SQLException e) {
                stage.discard(e);
                throw e;
            }
            tidy(session);
            return session.catalogue().findBranch(base.value()).orElseThrow();
        });
    }

    /// Takes the generation before the present one back. Where that was done already, and nothing was
    /// published since, it stays so.
    Branch rollback(BranchName base, Progress progress) {
        var operation = new Operation(server, "taking back " + base);
        return operation.run(session -> {
            var turn = PublisherTurn.take(session, operation, base, publisherLimit, progress);
            var present = turn.before()
                    .orElseThrow(() -> operation.failure(FailureKind.NOT_FOUND, "There is no base " + base + ".", ""));
            var newest = turn.seen().previous(base.value()).stream().findFirst();
            var previous = newest.orElseThrow(() -> operation.failure(
                    FailureKind.NOT_FOUND,
                    "No generation before " + present.generation() + " is kept.",
                    "Publish what you want back: seedbed push SOURCE --branch " + base));
            if (previous.generation() < present.generation()) {
                progress.report("taking generation " + previous.generation() + " back", 0, 0);
                var marker = previous.marker().orElseThrow();
                turn.exchange(new Successor(previous.name(), marker, previous.access()), Access.NEW);
            }
            return session.catalogue().findBranch(base.value()).orElseThrow();
        });
    }

    /// Nobody else publishes now, so they are leftovers; unless somebody does who takes turns in another
    /// database.
    private static void sweepStages(PublisherTurn turn) throws SQLException {
        if (!LocalServer.PUBLISHING.heldElsewhere(turn.session().connection())) {
            for (var leftover : Leftovers.of(turn.seen()).stages()) {
                turn.session().drop(leftover.database());
            }
        }
    }

    /// The base is published by now: what cannot be dropped is left to the next publish.
    private static void tidy(LocalServer session) {
        try {
            for (var leftover : Leftovers.of(session.catalogue().all()).outdated()) {
                session.drop(leftover.database());
            }
        } catch (SQLException _) {
            // Nobody sees it: it is no branch.
        }
    }
}
