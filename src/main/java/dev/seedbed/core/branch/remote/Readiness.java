package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Waiting until a branch can be used: the service says so, and the database answers.
record Readiness(BranchService service, Pace pace) {

    /// A branch that the service says has failed throws `OPERATION_FAILED`.
    Lease await(RemoteBranch branch, Progress progress) {
        var deadline = System.nanoTime() + service.patience().toNanos();
        awaitService(branch, deadline, progress);
        return awaitDatabase(branch, deadline, progress);
    }

    /// Refuses a branch that is ready and does not hold a whole generation: this one, or a later one where the
    /// base was published in place meanwhile.
    void expectSeal(RemoteBranch branch, Lease lease, long generation) {
        var found = sealed(lease);
        if (found.filter(seal -> seal.generation() >= generation).isEmpty()) {
            throw new Refusal(service)
                    .of(
                            FailureKind.INCOMPLETE_SEED,
                            "making " + branch.name() + " ready",
                            found.map(seal -> "It is sealed with generation " + seal.generation() + ", where "
                                            + generation + " was expected.")
                                    .orElse("It has no seal."));
        }
    }

    /// Deletes a branch, and waits until its name is free.
    void delete(RemoteBranch branch, Progress progress) {
        service.delete(branch);
        awaitGone(branch, progress);
    }

    /// Waits until the service no longer knows it.
    private void awaitGone(RemoteBranch branch, Progress progress) {
        var deadline = System.nanoTime() + service.patience().toNanos();
        while (!(service.state(branch) instanceof State.Gone)) {
            pause("deleting " + branch.name(), branch, deadline, progress);
        }
    }

    private void awaitService(RemoteBranch branch, long deadline, Progress progress) {
        while (true) {
            switch (service.state(branch)) {
                case State.Ready _ -> {
                    return;
                }
                case State.Pending(var phase) -> pause(branch.name() + ": " + phase, branch, deadline, progress);
                case State.Failed(var reason) ->
                    throw new Refusal(service)
                            .of(
                                    FailureKind.OPERATION_FAILED,
                                    "making " + branch.name() + " ready",
                                    "The service says: " + reason + ".");
                case State.Gone _ ->
                    throw new Refusal(service)
                            .of(
                                    FailureKind.NOT_FOUND,
                                    "making " + branch.name() + " ready",
                                    "It was deleted meanwhile.");
            }
        }
    }

    /// A compute that sleeps or starts refuses connections for a while, or does not answer.
    private Lease awaitDatabase(RemoteBranch branch, long deadline, Progress progress) {
        var lease = service.lease(branch);
        while (true) {
            try (var connection = Connections.session(lease.url());
                    var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                return lease;
            } catch (SeedbedException | SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw timeout(branch, Optional.ofNullable(e.getMessage()).orElse("The database does not answer."));
                }
                pause(branch.name() + ": waiting for the database", branch, deadline, progress);
            }
        }
    }

    static Optional<Seal> sealed(Lease lease) {
        try (var connection = Connections.session(lease.url())) {
            return Seal.find(connection);
        } catch (SQLException e) {
            throw SqlFailure.exception("The seal could not be read.", lease.url(), e);
        }
    }

    private void pause(String phase, RemoteBranch branch, long deadline, Progress progress) {
        progress.stopIfCancelled();
        progress.report(phase, 0, 0);
        if (System.nanoTime() > deadline) {
            throw timeout(branch, "");
        }
        Pause.of(pace.unit().dividedBy(2));
    }

    private SeedbedException timeout(RemoteBranch branch, String detail) {
        return new Refusal(service)
                .of(
                        FailureKind.READY_TIMEOUT,
                        "making " + branch.name() + " ready",
                        "It took more than " + text(service.patience()) + ". " + detail);
    }

    private static String text(Duration time) {
        return time.toSeconds() < 120 ? time.toSeconds() + " seconds" : time.toMinutes() + " minutes";
    }
}
