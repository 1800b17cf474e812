package dev.seedbed.core.branch;

import java.time.Instant;
import java.util.Optional;

/// A database with the published dataset: `base-seed` itself, or a copy of it to test against.
///
/// `generation` counts the publishes of the base; a branch keeps the one that it was made from.
public record Branch(BranchName name, Optional<BranchName> base, long generation, Instant createdAt, long sizeBytes) {

    /// Whether branches are made from this one; it is sealed, and changes by publishing only.
    public boolean isBase() {
        return base.isEmpty();
    }
}
