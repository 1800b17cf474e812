package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import dev.seedbed.core.feedback.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Clears away what nobody needs any more at a service.
record Sweep(BranchService service, Readiness readiness, SweepPolicy policy, Instant now) {

    /// A publish that takes longer than this is dead.
    private static final Duration LONGEST_PUBLISH = Duration.ofHours(2);

    List<Swept> run(Progress progress) {
        var swept = new ArrayList<Swept>();
        for (var found : candidates(Survey.of(service)).entrySet()) {
            progress.stopIfCancelled();
            progress.report("sweeping " + found.getKey().name(), 0, 0);
            if (policy.dryRun() || deleted(found.getKey(), progress)) {
                swept.add(new Swept(found.getKey().name(), found.getValue()));
            }
        }
        return swept;
    }

    /// One that branches hang from stays until they are gone.
    private boolean deleted(RemoteBranch branch, Progress progress) {
        try {
            readiness.delete(branch, progress);
            return true;
        } catch (BranchException e) {
            if (e.kind() == FailureKind.HAS_DEPENDENTS) {
                return false;
            }
            throw e;
        }
    }

    private Map<RemoteBranch, String> candidates(Survey survey) {
        var candidates = new LinkedHashMap<RemoteBranch, String>();
        for (var branch : survey.all()) {
            if (branch.marker().isEmpty() || branch.isDefault() || branch.guarded()) {
                continue;
            }
            if (branch.is(Marker.Kind.BRANCH) && Survey.branch(branch).expired(now)) {
                candidates.put(
                        branch, "expired " + Survey.branch(branch).expiresAt().orElseThrow());
            } else if (branch.is(Marker.Kind.BRANCH) && tooOld(branch)) {
                candidates.put(branch, "made " + branch.created());
            } else if (branch.is(Marker.Kind.STAGE)
                    && branch.created().plus(LONGEST_PUBLISH).isBefore(now)) {
                candidates.put(branch, "left by a publish that died");
            }
        }
        survey.all().stream()
                .filter(branch -> branch.is(Marker.Kind.BASE))
                .flatMap(base -> outdated(survey, new BranchName(base.name())))
                .forEach(old -> candidates.put(old, "no branch is of generation " + old.generation() + " any more"));
        return candidates;
    }

    private boolean tooOld(RemoteBranch branch) {
        return policy.oldest()
                .filter(age -> branch.created().plus(age).isBefore(now))
                .isPresent();
    }

    /// Former generations of a base that no branch is of, but for the one that a rollback would take back.
    static Stream<RemoteBranch> outdated(Survey survey, BranchName base) {
        return survey.of(base, Marker.Kind.PREVIOUS)
                .filter(old -> !old.guarded())
                .sorted(Comparator.comparingLong(RemoteBranch::generation).reversed())
                .skip(1)
                .filter(old -> survey.of(base, Marker.Kind.BRANCH)
                        .noneMatch(branch -> branch.generation() == old.generation()
                                || branch.parent().equals(Optional.of(old.id()))));
    }
}
