package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.remote.Fields;
import java.time.Instant;
import java.util.Optional;

/// A branch as PlanetScale lists it. `parent` is a name, and `restoredFrom` the id of the branch whose backup
/// it was made from.
record ListedBranch(
        String id,
        String name,
        Optional<String> parent,
        Optional<String> restoredFrom,
        boolean guarded,
        Instant created) {

    static ListedBranch read(Fields fields) {
        return new ListedBranch(
                fields.text("id"),
                fields.text("name"),
                fields.findText("parent_branch"),
                fields.findObject("restored_from_branch").flatMap(origin -> origin.findText("id")),
                fields.flag("deletion_protected"),
                fields.time("created_at"));
    }
}
