package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.feedback.Pause;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes a branch by a call that must not be repeated blindly: one that got no answer may have made it all the
/// same.
///
/// A listing may lag behind what was made, so that a branch which is not there yet is looked for a while.
public record Making(BranchService service, Pace pace) {

    /// Units of time that a listing lags at most.
    private static final int LAG = 60;

    private static final int ATTEMPTS = 2;

    /// The branch of this name that the call made; or that another caller made, who wanted the very same.
    public RemoteBranch once(String name, Marker marker, Supplier<RemoteBranch> call) {
        return made(name, marker, call, true);
    }

    /// The same, for what two callers must not share: whoever comes second fails with `NAME_TAKEN`.
    public RemoteBranch alone(String name, Marker marker, Supplier<RemoteBranch> call) {
        return made(name, marker, call, false);
    }

    private RemoteBranch made(String name, Marker marker, Supplier<RemoteBranch> call, boolean shared) {
        for (var attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (BranchException e) {
                var unclear = e.kind() == FailureKind.AMBIGUOUS;
                // The first call finds what others made; the second may find what the first made.
                var adoptable = e.kind() == FailureKind.NAME_TAKEN && (shared || attempt > 1);
                if (!unclear && !adoptable) {
                    throw e;
                }
                var found = search(name, marker, unclear ? LAG : 2);
                if (found.isPresent()) {
                    return found.get();
                }
                if (!unclear || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Optional<RemoteBranch> search(String name, Marker marker, int units) {
        for (var unit = 0; unit < units; unit++) {
            Pause.of(pace.unit());
            var found = Survey.of(service)
                    .find(name)
                    .filter(branch -> branch.is(marker.kind()) && branch.generation() == marker.generation());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
