package dev.seedbed.core.guard.audit;

import java.time.Duration;
import java.util.List;

/// Makes a report of what was counted.
final class Tallies {

    private Tallies() {}

    static AuditReport report(String source, List<TableTally> tallies, List<String> notes, Duration took) {
        return new AuditReport(
                source,
                tallies.stream().map(TableTally::audited).toList(),
                tallies.stream().flatMap(TableTally::findings).sorted().toList(),
                List.of(),
                notes,
                took);
    }
}
