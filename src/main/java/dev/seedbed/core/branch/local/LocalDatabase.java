package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import java.util.Optional;

/// A database of the server, with the marker that makes it ours; `template` ones cannot be dropped as they are.
record LocalDatabase(String name, Optional<Marker> marker, boolean template, boolean owned, long sizeBytes) {

    boolean is(Marker.Kind kind) {
        return marker.filter(found -> found.kind() == kind).isPresent();
    }

    /// Empty for what is neither a base nor a branch.
    Optional<Branch> branch() {
        return marker.filter(found -> found.kind() != Marker.Kind.STAGE)
                .filter(_ -> BranchName.fits(name))
                .map(found -> new Branch(
                        new BranchName(name),
                        found.base().map(BranchName::new),
                        found.generation(),
                        found.created(),
                        sizeBytes));
    }
}
