package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Making;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.RenamedBase;
import dev.seedbed.core.branch.remote.State;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// A base whose generations are commits on one branch: a commit is there or it is not, so that nobody ever sees
/// half an exchange.
record CommittedBase(DblabService service, Engine engine) {

    /// A clone of what the branch was forked from: the schema, without the rows of any generation.
    RemoteBranch openStage(BranchName base, Marker marker) {
        var operation = "publishing " + base;
        if (base.value().equals(Engine.DEFAULT)
                || base.value().equals(engine.settings().source())) {
            throw notOurs(operation, "The engine itself fills " + base + ".");
        }
        engine.fork(base.value());
        var log = engine.log(base.value());
        if (log.foreign()) {
            throw notOurs(operation, "Somebody else commits to the branch " + base + ".");
        }
        var start =
                log.start().orElseThrow(() -> refusal(FailureKind.INCOMPATIBLE, operation, "The branch has no start."));
        var name = RenamedBase.stage(base, marker.generation());
        return new Making(service, pace())
                .alone(name, marker, () -> engine.clone(name, base.value(), start.snapshot(), marker));
    }

    private BranchException notOurs(String operation, String why) {
        return engine.http().refusal(FailureKind.NOT_OURS, operation, why, "Publish under another name.");
    }

    private BranchException refusal(FailureKind kind, String operation, String why) {
        return engine.http().refusal(kind, operation, why, "");
    }

    /// The clone is of no use any more; a sweep clears it away where that fails.
    void commit(BranchName base, RemoteBranch stage, Marker marker) {
        var present = present(base).filter(now -> now.generation() == marker.generation());
        if (present.flatMap(RemoteBranch::marker)
                .filter(now -> !isOf(now, marker))
                .isPresent()) {
            throw refusal(FailureKind.STALE_BASE, "publishing " + base, "Somebody else committed this generation.");
        }
        if (present.isEmpty()) {
            new Making(service, pace())
                    .once(base.value(), marker.as(Marker.Kind.BASE), () -> snapshot(base, stage, marker));
        }
        try {
            service.delete(stage);
        } catch (BranchException _) {
            // The base is published by now.
        }
    }

    private static boolean isOf(Marker commit, Marker marker) {
        return commit.created().equals(marker.created()) && commit.scenario().equals(marker.scenario());
    }

    private RemoteBranch snapshot(BranchName base, RemoteBranch clone, Marker marker) {
        var operation = "committing " + clone.name();
        engine.http().post(operation, "/branch/snapshot", Map.of("cloneID", clone.id(), "message", marker.text()));
        return present(base)
                .orElseThrow(() -> refusal(FailureKind.CONTRACT_DRIFT, operation, "The log does not show the commit."));
    }

    /// Commits the generation before once more, from a clone of it, so that nothing is lost. The clone says how
    /// far an earlier run came: it goes last.
    void rollback(BranchName base) {
        var operation = "rolling " + base + " back";
        var present = present(base)
                .orElseThrow(() -> refusal(FailureKind.NOT_FOUND, operation, "Nothing is published as " + base + "."));
        var left = find(branch ->
                branch.name().equals(base + Engine.ROLLBACK + present.generation()) && branch.is(Marker.Kind.STAGE));
        if (left.isPresent()) {
            service.delete(left.get());
            return;
        }
        var before = service.branches().stream()
                .filter(branch -> branch.is(Marker.Kind.PREVIOUS) && branch.generation() < present.generation())
                .filter(branch -> branch.marker().flatMap(Marker::base).equals(Optional.of(base.value())))
                .max(Comparator.comparingLong(RemoteBranch::generation))
                .orElseThrow(() -> refusal(FailureKind.NOT_FOUND, operation, "No earlier generation is kept."));
        var marker = before.marker().orElseThrow().as(Marker.Kind.STAGE);
        var name = base + Engine.ROLLBACK + before.generation();
        var clone = new Making(service, pace())
                .once(name, marker, () -> engine.clone(name, base.value(), before.id(), marker));
        service.await(operation, clone, State.Ready.class);
        commit(base, clone, marker);
    }

    private Optional<RemoteBranch> present(BranchName base) {
        return find(branch -> branch.name().equals(base.value()) && branch.is(Marker.Kind.BASE));
    }

    private Optional<RemoteBranch> find(Predicate<RemoteBranch> wanted) {
        return service.branches().stream().filter(wanted).findFirst();
    }

    private Pace pace() {
        return engine.http().pace();
    }
}
