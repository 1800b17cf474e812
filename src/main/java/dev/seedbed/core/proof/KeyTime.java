package dev.seedbed.core.proof;

import dev.seedbed.core.schema.ForeignKey;

/// How long a foreign key's trigger took in the delete, and what it will take at the scenario's full size.
///
/// `missingIndexMillis` is that part of the forecast which an index on the referencing columns would save.
public record KeyTime(
        ForeignKey key, boolean indexed, long calls, double millis, double forecastMillis, double missingIndexMillis) {}
