package dev.seedbed.core.branch;

import dev.seedbed.core.database.DatabaseUrl;
import java.time.Instant;
import java.util.Optional;

/// How to connect to a branch, and for how long that is good. `url` reaches the server itself, so it can load
/// rows; `pooled` goes through the provider's connection pool, where there is one.
public record Lease(DatabaseUrl url, Optional<DatabaseUrl> pooled, Optional<Instant> until) {

    /// A login that does not end.
    public Lease(DatabaseUrl url) {
        this(url, Optional.empty(), Optional.empty());
    }
}
