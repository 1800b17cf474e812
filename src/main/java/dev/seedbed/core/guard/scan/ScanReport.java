package dev.seedbed.core.guard.scan;

import dev.seedbed.core.guard.scan.search.Name.Weight;
import java.util.List;
import java.util.stream.Stream;

/// What a scan found, what it could not look into, and how much it looked at. Of each list only the first
/// thousand are kept; the rest are counted.
public record ScanReport(
        List<Finding> findings, long findingsInAll, List<Unread> unread, long unreadInAll, Scanned scanned) {

    static final int KEPT = 1000;

    static ScanReport of(List<ScanReport> reports) {
        return new ScanReport(
                first(reports.stream().flatMap(report -> report.findings.stream())),
                reports.stream().mapToLong(ScanReport::findingsInAll).sum(),
                first(reports.stream().flatMap(report -> report.unread.stream())),
                reports.stream().mapToLong(ScanReport::unreadInAll).sum(),
                reports.stream().map(ScanReport::scanned).reduce(Scanned.NOTHING, Scanned::plus));
    }

    private static <T> List<T> first(Stream<T> all) {
        return all.limit(KEPT).toList();
    }

    public boolean complete() {
        return unreadInAll == 0;
    }

    /// Whether code of the test routes is there, or just something that names them.
    public boolean proven() {
        return findingsInAll > findings.size()
                || findings.stream().anyMatch(finding -> finding.hit().name().weight() == Weight.PROOF);
    }
}
