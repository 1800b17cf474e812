package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import java.util.Optional;
import java.util.OptionalLong;

/// A database of the server, with the marker that makes it ours; `template` ones cannot be dropped as they are.
record LocalDatabase(String name, Optional<Marker> marker, boolean template, boolean owned, long sizeBytes) {

    boolean is(Marker.Kind kind) {
        return marker.filter(found -> found.kind() == kind).isPresent();
    }

    /// Empty for what is neither a base nor a branch.
    Optional<Branch> branch() {
        return marker.filter(found -> found.kind() == Marker.Kind.BASE || found.kind() == Marker.Kind.BRANCH)
                .filter(_ -> BranchName.fits(name))
                .map(found -> new Branch(
                        new BranchName(name),
                        found.base().map(BranchName::new),
                        found.generation(),
                        found.scenario(),
                        found.created(),
                        OptionalLong.of(sizeBytes),
                        found.expires(),
                        found.guarded()));
    }
}
