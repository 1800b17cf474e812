package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.Settling;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Makes the next generation of a base at a service: fills a stage, then lets the service make the stage the
/// base.
///
/// A service without stages fills the base itself, in one transaction; the seal refuses there whoever comes
/// second.
///
/// Whoever is first to have the stage of a generation publishes it. Everybody else waits until it is gone, and
/// learns then that the base moved.
record Publish(BranchService service, Journal journal, Readiness readiness) {

    /// How long another publisher may take, in units of time.
    private static final int OTHERS = 600;

    private static final String HAS_TABLES = """
            SELECT EXISTS (
                SELECT FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text = 'public')
            """;

    RemoteBranch publish(Publication publication, Progress progress) {
        var base = publication.base();
        var before = Survey.of(service).generation(base);
        try (var work = journal.begin(
                service.provider(),
                service.place(),
                "publish",
                base.value(),
                readiness.pace().units(OTHERS))) {
            service.recover(base);
            var survey = Survey.of(service);
            refuseMoved(base, before, survey);
            var published = publish(publication, survey, work, progress);
            work.done();
            return published;
        }
    }

    private RemoteBranch publish(Publication publication, Survey survey, Journal.Work work, Progress progress) {
        var base = publication.base();
        var marker = new Marker(
                Marker.Kind.STAGE,
                Optional.of(base.value()),
                survey.nextGeneration(base),
                Optional.of(publication.scenario()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        var stage = stage(base, marker, survey, work, progress);
        try {
            fill(publication, stage, new Seal(marker.generation(), publication.scenario()), progress);
            if (stage.is(Marker.Kind.STAGE)) {
                refuseMoved(base, survey.generation(base), Survey.of(service));
            }
        } catch (RuntimeException e) {
            discard(stage, e);
            throw e;
        }
        progress.report("replacing " + base, 0, 0);
        work.step("commit");
        service.commit(base, stage, marker);
        tidy(base, work);
        return Survey.of(service).findBase(base).orElseThrow(() -> new Refusal(service).noBase("publishing", base));
    }

    /// Ours, when this run made it or an earlier one was about to; otherwise another publisher is at work.
    private RemoteBranch stage(BranchName base, Marker marker, Survey survey, Journal.Work work, Progress progress) {
        var name = RenamedBase.stage(base, marker.generation());
        var begun = work.fact("stage").filter(name::equals).isPresent();
        var there = survey.find(name);
        if (there.isPresent() && !begun) {
            awaitOther(base, name, survey.generation(base), progress);
        }
        there.ifPresent(half -> clear(half, work, progress));
        progress.report("preparing the stage", 0, 0);
        work.note("stage", name);
        work.step("stage");
        try {
            return service.openStage(base, marker);
        } catch (BranchException e) {
            if (e.kind() == FailureKind.NAME_TAKEN) {
                work.note("stage", "");
                work.step("wait");
                awaitOther(base, name, survey.generation(base), progress);
            }
            throw e;
        }
    }

    /// What an interrupted run left may be empty, loaded or sealed: a new stage is simpler than to find out.
    private void clear(RemoteBranch half, Journal.Work work, Progress progress) {
        work.step("clear");
        readiness.delete(half, progress);
    }

    /// Ends with the failure that there is: the base moved, or the other one does not come to an end.
    private void awaitOther(BranchName base, String stage, long before, Progress progress) {
        for (var unit = 0; unit < OTHERS; unit++) {
            progress.stopIfCancelled();
            progress.report("waiting for another publish", 0, 0);
            Pause.of(readiness.pace().unit());
            var survey = Survey.of(service);
            refuseMoved(base, before, survey);
            if (survey.find(stage).isEmpty() && survey.findBase(base).isPresent()) {
                break;
            }
        }
        throw new Refusal(service)
                .of(
                        FailureKind.LOCKED,
                        "publishing " + base,
                        "Another publisher works on " + stage + ", or died over it.",
                        "Run it again when it is done; 'seedbed sweep' clears away what is older than two hours.");
    }

    private void refuseMoved(BranchName base, long before, Survey now) {
        if (now.generation(base) != before && now.findBase(base).isPresent()) {
            throw new Refusal(service).moved("publishing " + base, base, before, now.generation(base));
        }
    }

    private void fill(Publication publication, RemoteBranch stage, Seal seal, Progress progress) {
        var url = readiness.await(stage, progress).url();
        try {
            if (publication.script().isPresent() && !ask(url, HAS_TABLES)) {
                publication.script().get().load(url, progress);
            }
            publication.filler().fill(url, seal);
            progress.stopIfCancelled();
            progress.report("settling the rows", 0, 0);
            Settling.run(url);
        } catch (SQLException e) {
            throw SqlFailure.exception("The stage could not be filled.", url, e);
        } catch (SeedbedException e) {
            throw moved(publication.base(), seal, e);
        }
    }

    /// A seal that is there already says that somebody else was first.
    private SeedbedException moved(BranchName base, Seal seal, SeedbedException failure) {
        return failure.getCause() instanceof SQLException refused && Seal.MOVED.equals(refused.getSQLState())
                ? new Refusal(service).moved("publishing " + base, base, seal.generation() - 1, seal.generation())
                : failure;
    }

    private static boolean ask(DatabaseUrl url, String question) throws SQLException {
        try (var connection = Connections.session(url);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /// What cannot be deleted now is left to a sweep.
    private void discard(RemoteBranch stage, RuntimeException failure) {
        try {
            if (stage.is(Marker.Kind.STAGE)) {
                service.delete(stage);
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /// The base is published by now: what cannot be cleared away is left to a sweep.
    private void tidy(BranchName base, Journal.Work work) {
        work.step("tidy");
        try {
            for (var old : Sweep.outdated(Survey.of(service), base).toList()) {
                service.delete(old);
            }
        } catch (BranchException _) {
            // Nobody sees it: it is no branch.
        }
    }
}
