package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import java.util.Optional;
import java.util.OptionalLong;

/// A database of the server. `note` is its comment; the marker in it makes it ours, and `owned` says
/// whether the role that is connected may change it. `template` ones cannot be dropped as they are.
record LocalDatabase(
        long oid,
        String name,
        String note,
        Optional<Marker> marker,
        String owner,
        boolean owned,
        boolean template,
        Access access) {

    boolean is(Marker.Kind kind) {
        return marker.filter(found -> found.kind() == kind).isPresent();
    }

    /// Whether it is one of ours that has this part: stages, clones and the like are known by the heads of
    /// their names.
    boolean is(Part part) {
        return owned && name.startsWith(part.prefix());
    }

    boolean isOf(String base) {
        return marker.flatMap(Marker::base).filter(base::equals).isPresent();
    }

    /// 0 for what is not ours.
    long generation() {
        return marker.map(Marker::generation).orElse(0L);
    }

    Optional<String> scenario() {
        return marker.flatMap(Marker::scenario);
    }

    /// Whether this was made from that base as it is now. A number may come again after a base was dropped
    /// by hand, so the content is asked too.
    boolean copies(LocalDatabase base) {
        return isOf(base.name)
                && generation() == base.generation()
                && scenario().equals(base.scenario());
    }

    /// Empty for what is neither a base nor a branch.
    Optional<Branch> branch(OptionalLong sizeBytes) {
        return marker.filter(found -> found.kind() == Marker.Kind.BASE || found.kind() == Marker.Kind.BRANCH)
                .filter(_ -> BranchName.fits(name))
                .map(found -> new Branch(
                        new BranchName(name),
                        found.base().map(BranchName::new),
                        found.generation(),
                        found.scenario(),
                        found.created(),
                        sizeBytes,
                        found.expires(),
                        found.guarded()));
    }
}
