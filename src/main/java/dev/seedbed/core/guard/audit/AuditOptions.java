package dev.seedbed.core.guard.audit;

import java.time.Duration;
import java.util.OptionalInt;

/// How hard a database may be asked: about so many rows of each table, or all; so many rows a second, or as
/// many as the server gives; no single question longer than `patience`.
public record AuditOptions(OptionalInt sample, OptionalInt rowsPerSecond, Duration patience) {

    public static final AuditOptions ALL =
            new AuditOptions(OptionalInt.empty(), OptionalInt.empty(), Duration.ofMinutes(30));
}
