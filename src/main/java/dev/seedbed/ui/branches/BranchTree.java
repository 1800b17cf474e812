package dev.seedbed.ui.branches;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.Listing;
import dev.seedbed.ui.branches.BranchLine.Drift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts branches beneath their bases.
final class BranchTree {

    private static final Comparator<Branch> NEWEST_FIRST =
            Comparator.comparing(Branch::createdAt).reversed().thenComparing(Branch::name);

    private BranchTree() {}

    /// `scenario` is the hash of what is open. A branch whose base is gone stands behind the bases.
    static List<BranchLine> of(Listing listing, Optional<String> scenario) {
        var bases = listing.branches().stream()
                .filter(Branch::isBase)
                .sorted(NEWEST_FIRST)
                .toList();
        var lines = new ArrayList<BranchLine>();
        for (var base : bases) {
            lines.add(new BranchLine.Ours(base, false, drift(base, scenario)));
            listing.branches().stream()
                    .filter(branch -> branch.base().equals(Optional.of(base.name())))
                    .sorted(NEWEST_FIRST)
                    .forEach(branch -> lines.add(new BranchLine.Ours(
                            branch, branch.generation() != base.generation(), drift(branch, scenario))));
        }
        listing.branches().stream()
                .filter(branch -> !branch.isBase())
                .filter(branch -> bases.stream().noneMatch(base -> branch.base().equals(Optional.of(base.name()))))
                .sorted(NEWEST_FIRST)
                .forEach(branch -> lines.add(new BranchLine.Ours(branch, true, drift(branch, scenario))));
        listing.foreign().forEach(name -> lines.add(new BranchLine.Foreign(name)));
        return lines;
    }

    private static Drift drift(Branch branch, Optional<String> scenario) {
        if (scenario.isEmpty() || branch.scenario().isEmpty()) {
            return Drift.UNKNOWN;
        }
        // A provider may keep no more than the beginning of the hash.
        return scenario.get().startsWith(branch.scenario().get()) ? Drift.SAME : Drift.OTHER;
    }
}
