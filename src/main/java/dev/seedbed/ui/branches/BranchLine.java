package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.Branch;

/// One line of the list: a base, a branch beneath it, or something there that is not Seedbed's.
public sealed interface BranchLine {

    String name();

    /// `outdated`: its base was published again since. `drift`: how it stands to the scenario that is open.
    record Ours(Branch branch, boolean outdated, Drift drift) implements BranchLine {
        @Override
        public String name() {
            return branch.name().value();
        }
    }

    record Foreign(String name) implements BranchLine {}

    /// Whether a branch holds what the open scenario would publish.
    enum Drift {
        SAME,
        OTHER,
        /// No scenario is open, or the provider does not keep what was published.
        UNKNOWN
    }
}
