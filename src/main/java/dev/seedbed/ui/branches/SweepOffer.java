package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.SweepPolicy;
import dev.seedbed.core.branch.Swept;
import java.util.List;
import java.util.Optional;

/// What a sweep would take away at one place, shown before it does.
public record SweepOffer(BranchPlace place, List<Swept> candidates) {

    static final SweepPolicy LOOK = new SweepPolicy(true, Optional.empty());
    static final SweepPolicy CARRY_OUT = new SweepPolicy(false, Optional.empty());

    public SweepOffer {
        candidates = List.copyOf(candidates);
    }

    /// Whoever types the number has read it.
    boolean confirmedBy(String typed) {
        return typed.strip().equals(Integer.toString(candidates.size()));
    }
}
