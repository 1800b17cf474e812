package dev.seedbed.core.proof;

import dev.seedbed.core.schema.TableName;

/// What became of a table's rows, counted on the server once nothing was in the way.
///
/// `before` are the rows of the tenant that was deleted, `predicted` how many of them were to go, `deleted` how
/// many went; `orphaned` are those of them that still hold the key of a tenant that is gone. `neighbour` are the
/// rows of the other tenant, `neighbourLost` those of them that went or were changed. `unowned` rows point at no
/// tenant: no tenant's delete removes them.
public record TableProof(
        TableName table,
        long before,
        long predicted,
        long deleted,
        long orphaned,
        long neighbour,
        long neighbourLost,
        long unowned) {

    /// The tenant's rows that are still there.
    public long left() {
        return before - deleted;
    }

    public boolean asPredicted() {
        return predicted == deleted;
    }
}
