package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.SQLException;
import java.time.Duration;

/// Replaces a base as a whole: fills a stage beside it, then exchanges the two names in one transaction.
///
/// Whenever it is stopped, by a fault or by force, the base is either the old one or the new one.
public final class LocalPublish {

    private final DatabaseUrl server;
    private final Duration publisherLimit;

    public LocalPublish(DatabaseUrl server) {
        this(server, Duration.ofMinutes(1));
    }

    /// `publisherLimit` is how long to wait for another publisher before giving up.
    public LocalPublish(DatabaseUrl server, Duration publisherLimit) {
        this.server = server;
        this.publisherLimit = publisherLimit;
    }

    public Branch publish(Publication publication, Progress progress) {
        var base = publication.base();
        try (var session = LocalServer.connect(server)) {
            if (!LocalServer.PUBLISHING.hold(
                    session.connection(), publisherLimit, progress, "waiting for another publish")) {
                throw otherPublisher(base);
            }
            sweep(session);
            var seal = new Seal(nextGeneration(session, base), publication.scenario());
            var stage = Stage.of(session, publication, seal, progress);
            try {
                stage.fill(publication.filler(), seal, progress);
                stage.replace(base, progress);
            } catch (RuntimeException | SQLException e) {
                stage.discard(e);
                throw e;
            }
            var published = session.database(base.value()).flatMap(LocalDatabase::branch);
            sweepReplaced(session);
            return published.orElseThrow();
        } catch (SQLException e) {
            throw SqlFailure.exception(base + " could not be published.", server, e);
        }
    }

    private long nextGeneration(LocalServer session, BranchName base) throws SQLException {
        var old = session.database(base.value());
        if (old.filter(found -> !found.is(Marker.Kind.BASE)).isPresent()) {
            throw notABase(base);
        }
        return 1 + old.flatMap(LocalDatabase::marker).map(Marker::generation).orElse(0L);
    }

    /// Nobody else publishes now, so every stage and every replaced base is a leftover.
    private static void sweep(LocalServer session) throws SQLException {
        for (var database : session.databases()) {
            if (database.owned()
                    && (database.name().startsWith(LocalServer.STAGE)
                            || database.name().startsWith(LocalServer.PREVIOUS))) {
                session.drop(database);
            }
        }
    }

    /// The base is published by now: what cannot be dropped is left to the next publish.
    private static void sweepReplaced(LocalServer session) {
        try {
            sweep(session);
        } catch (SQLException _) {
            // Nobody sees it: it is no branch.
        }
    }

    private SeedbedException otherPublisher(BranchName base) {
        return Problem.error(
                        Category.REFUSED,
                        base + " was not published.",
                        server.place(),
                        "Another Seedbed is publishing on this server.",
                        "Wait until it is done, then run again.")
                .exception();
    }

    private SeedbedException notABase(BranchName base) {
        return Problem.error(
                        Category.REFUSED,
                        "Seedbed will not replace the database " + base + ".",
                        server.place(),
                        "It is not a base that Seedbed published.",
                        "Publish under another name, or drop that database with a database client.")
                .exception();
    }
}
