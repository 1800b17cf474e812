package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.feedback.Pause;
import dev.seedbed.core.feedback.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Makes a branch: looks for it first, makes it once, finds out whether a call without an answer made it, and
/// waits until it answers.
record Creation(BranchService service, Readiness readiness, Journal.Work work) {

    /// While the base is being exchanged there is none for a moment.
    private static final int GAP = 30;

    /// What a service says of a base that was exchanged since it was listed.
    private static final Set<FailureKind> MISSED = EnumSet.of(FailureKind.NOT_FOUND, FailureKind.INCOMPLETE_SEED);

    /// Where the base moved on before the branch was begun, it is made of the new one.
    RemoteBranch create(NewBranch wanted, Progress progress) {
        var operation = "creating " + wanted.name();
        if (wanted.life().isPresent() && ends() == Capabilities.Ends.NONE) {
            throw refusal().endless(operation);
        }
        while (true) {
            var survey = withBase(wanted.base(), operation);
            var base = survey.findBase(wanted.base()).orElseThrow();
            try {
                return create(wanted, survey, base, progress);
            } catch (BranchException e) {
                if (!MISSED.contains(e.kind()) || !movedOn(base, wanted.base(), operation)) {
                    throw e;
                }
            }
        }
    }

    private boolean movedOn(RemoteBranch base, BranchName name, String operation) {
        return withBase(name, operation)
                .findBase(name)
                .filter(now -> now.generation() != base.generation())
                .isPresent();
    }

    private RemoteBranch create(NewBranch wanted, Survey survey, RemoteBranch base, Progress progress) {
        var operation = "creating " + wanted.name();
        var end = wanted.life().<Instant>map(now()::plus);
        var there = survey.find(wanted.name().value());
        if (there.isEmpty()) {
            return make(wanted.name(), base, end, progress);
        }
        var branch = there.get();
        var marker = branch.marker()
                .filter(found -> found.kind() == Marker.Kind.BRANCH && !branch.isDefault())
                .orElseThrow(
                        () -> refusal().of(FailureKind.NOT_OURS, operation, "The name belongs to something else."));
        if (wanted.fresh() || expired(branch)) {
            return renew(branch, wanted.base(), end, progress);
        }
        if (marker.generation() != base.generation()
                || !marker.base().equals(Optional.of(wanted.base().value()))) {
            throw refusal()
                    .of(
                            FailureKind.NAME_TAKEN,
                            operation,
                            "It is there already, of generation " + marker.generation() + " of "
                                    + marker.base().orElse("") + "; " + wanted.base() + " is at generation "
                                    + base.generation() + ".");
        }
        return ending(settledOrAnew(() -> branch, wanted.name(), base, end, progress), end);
    }

    /// A branch with the base's rows under the same name; under the same URL where the service can. It ends
    /// when it is told to, or else when it did. One that has expired may go at any moment, and its end with it.
    RemoteBranch renew(RemoteBranch branch, BranchName baseName, Optional<Instant> end, Progress progress) {
        var operation = "resetting " + branch.name();
        var base = withBase(baseName, operation).findBase(baseName).orElseThrow();
        if (branch.guarded()) {
            throw refusal().guarded(operation, new BranchName(branch.name()));
        }
        var endFits = end.isEmpty() || ends() == Capabilities.Ends.CHANGEABLE;
        if (endFits && !expired(branch)) {
            var same = resetInPlace(branch, base, progress);
            if (same.isPresent()) {
                return ending(same.get(), end);
            }
        }
        var old = expired(branch)
                ? Optional.<Instant>empty()
                : Survey.branch(branch).expiresAt();
        work.step("delete");
        readiness.delete(branch, progress);
        return make(new BranchName(branch.name()), base, end.or(() -> old), progress);
    }

    /// Empty where the service has to make the branch anew.
    private Optional<RemoteBranch> resetInPlace(RemoteBranch branch, RemoteBranch base, Progress progress) {
        work.step("reset");
        try {
            service.reset(branch, base);
            readiness.expectSeal(branch, readiness.await(branch, progress), base.generation());
            return found(branch.name()).or(() -> Optional.of(branch));
        } catch (BranchException e) {
            if (e.kind() != FailureKind.FEATURE_UNAVAILABLE) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /// With the end that is wanted, where the service can change the one that it has.
    private RemoteBranch ending(RemoteBranch branch, Optional<Instant> end) {
        if (end.isEmpty() || end.equals(Survey.branch(branch).expiresAt()) || ends() != Capabilities.Ends.CHANGEABLE) {
            return branch;
        }
        work.step("expire");
        service.expire(branch, end);
        return found(branch.name()).orElse(branch);
    }

    private static boolean expired(RemoteBranch branch) {
        return Survey.branch(branch).expired(Instant.now());
    }

    private Capabilities.Ends ends() {
        return service.capabilities().ends();
    }

    private RemoteBranch make(BranchName name, RemoteBranch base, Optional<Instant> end, Progress progress) {
        return settledOrAnew(() -> begun(name, base, marker(base, end), progress), name, base, end, progress);
    }

    /// What the service failed to make ready is cleared away, and made once more.
    private RemoteBranch settledOrAnew(
            Supplier<RemoteBranch> first,
            BranchName name,
            RemoteBranch base,
            Optional<Instant> end,
            Progress progress) {
        try {
            return settled(first.get(), base, progress);
        } catch (BranchException e) {
            if (e.kind() != FailureKind.OPERATION_FAILED) {
                throw e;
            }
            progress.report("creating " + name + " once more", 0, 0);
            clear(name, progress);
            return settled(begun(name, base, marker(base, end), progress), base, progress);
        }
    }

    private void clear(BranchName name, Progress progress) {
        found(name.value()).ifPresent(half -> {
            work.step("delete");
            readiness.delete(half, progress);
        });
    }

    private static Marker marker(RemoteBranch base, Optional<Instant> end) {
        return new Marker(
                        Marker.Kind.BRANCH,
                        Optional.of(base.name()),
                        base.generation(),
                        base.marker().flatMap(Marker::scenario),
                        now())
                .expiring(end);
    }

    /// Services count in seconds.
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /// A branch whose generation was cleared away while it was made can no longer be told as one of ours.
    private RemoteBranch settled(RemoteBranch branch, RemoteBranch base, Progress progress) {
        var lease = readiness.await(branch, progress);
        service.fill(branch, base, progress);
        readiness.expectSeal(branch, lease, base.generation());
        var made = found(branch.name()).orElse(branch);
        if (made.generation() != base.generation()) {
            clear(new BranchName(branch.name()), progress);
            throw refusal()
                    .of(
                            FailureKind.NOT_FOUND,
                            "creating " + branch.name(),
                            "Generation " + base.generation() + " of " + base.name() + " was cleared away meanwhile.");
        }
        return made;
    }

    private RemoteBranch begun(BranchName name, RemoteBranch base, Marker marker, Progress progress) {
        return new Making(service, readiness.pace()).once(name.value(), marker, () -> {
            progress.report("creating " + name, 0, 0);
            work.step("create");
            return service.create(name, base, marker);
        });
    }

    private Optional<RemoteBranch> found(String name) {
        return Survey.of(service).find(name);
    }

    /// The survey in which the base is there, even if it is just being exchanged, or somebody died while doing
    /// so.
    private Survey withBase(BranchName base, String operation) {
        for (var unit = 0; ; unit++) {
            var survey = Survey.of(service);
            if (survey.findBase(base).isPresent()) {
                return survey;
            }
            var exchanged = survey.of(base, Marker.Kind.PREVIOUS).findAny().isPresent();
            if (!exchanged || unit > GAP) {
                throw refusal().noBase(operation, base);
            }
            if (unit == GAP) {
                service.recover(base);
            }
            Pause.of(readiness.pace().unit());
        }
    }

    private Refusal refusal() {
        return new Refusal(service);
    }
}
