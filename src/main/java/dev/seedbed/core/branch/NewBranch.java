package dev.seedbed.core.branch;

import java.time.Duration;
import java.util.Optional;

/// The branch that somebody wants: its name, what it is made from, and how long it is needed at most.
///
/// `life` counts from now, for one that is there already, too. `fresh` makes such a one anew; otherwise a branch
/// of that name and of the base's present generation is taken as it is.
public record NewBranch(BranchName name, BranchName base, Optional<Duration> life, boolean fresh) {

    /// A branch of `base` that lives until somebody deletes it.
    public NewBranch(BranchName name, BranchName base) {
        this(name, base, Optional.empty(), false);
    }

    public NewBranch living(Duration most) {
        return new NewBranch(name, base, Optional.of(most), fresh);
    }

    public NewBranch anew() {
        return new NewBranch(name, base, life, true);
    }
}
