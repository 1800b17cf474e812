package dev.seedbed.core.branch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A database with the published dataset: `base-seed` itself, or a branch of it to test against.
///
/// `base` is empty for a base. `generation` counts the publishes of the base; a branch keeps the one that it
/// was made from. `scenario` is the hash of what was published, where the provider keeps it; `sizeBytes` is
/// what it takes on disk, where the provider tells. `guarded`: refuses to be reset, swept or deleted until the
/// guard is taken away.
public record Branch(
        BranchName name,
        Optional<BranchName> base,
        long generation,
        Optional<String> scenario,
        Instant createdAt,
        OptionalLong sizeBytes,
        Optional<Instant> expiresAt,
        boolean guarded) {

    /// Whether branches are made from this one; it changes by publishing only.
    public boolean isBase() {
        return base.isEmpty();
    }

    public boolean expired(Instant now) {
        return expiresAt.filter(expiry -> !expiry.isAfter(now)).isPresent();
    }
}
