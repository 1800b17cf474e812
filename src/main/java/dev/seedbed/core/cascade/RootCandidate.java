package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.TableName;

/// A table that may be the tenant: `score` from 0 to 100, and whether it is tenant-like enough to be chosen unasked.
///
/// `cascading` counts the tables that CASCADE keys tie to it, `leading` those tied by any key or by a column's name.
public record RootCandidate(
        TableName table, int score, int cascading, int leading, boolean tenantLike, String reason) {}
