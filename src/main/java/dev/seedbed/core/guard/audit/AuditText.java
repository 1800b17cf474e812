package dev.seedbed.core.guard.audit;

import dev.seedbed.core.guard.audit.AuditReport.AuditedColumn;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report in lines for a person.
public final class AuditText {

    private AuditText() {}

    public static String of(AuditReport report) {
        var text = new StringBuilder();
        for (var finding : report.findings()) {
            text.append(lines(finding));
        }
        for (var table : report.differing()) {
            table.replayed()
                    .ifPresent(rows -> text.append(String.format(
                            Locale.ROOT,
                            "%s: %,d rows edited, %,d not of the scenario, %,d as it makes them%n",
                            plain(table.table().toString()),
                            rows.edited(),
                            rows.foreign(),
                            rows.same())));
        }
        report.accepted()
                .forEach(accepted -> text.append("accepted: ")
                        .append(plain(accepted.finding().key()))
                        .append(accepted.note().isEmpty() ? "" : ": " + plain(accepted.note()))
                        .append('\n'));
        for (var verdict : Verdict.values()) {
            text.append(columns(report, verdict));
        }
        report.notes().forEach(note -> text.append(note).append('\n'));
        return text.append(summary(report)).append('\n').toString();
    }

    private static String lines(Finding finding) {
        return String.format(
                Locale.ROOT,
                "%s: %s in %,d of %,d cells (%s risk, %s)%n  masked: %s%n  why: %s%n",
                plain(finding.place()),
                finding.kind().label(),
                finding.cells(),
                finding.of(),
                lower(finding.risk()),
                lower(finding.confidence()),
                plain(String.join(", ", finding.samples())),
                finding.why());
    }

    private static String columns(AuditReport report, Verdict verdict) {
        var count = report.tables().stream()
                .flatMap(table -> table.columns().stream())
                .filter(column -> column.verdict() == verdict)
                .count();
        return count == 0
                ? ""
                : String.format(Locale.ROOT, "%5d columns %s: %s%n", count, verdict.label(), verdict.meaning());
    }

    /// The verdict with its figures.
    static String verdict(AuditedColumn column) {
        return column.verdict() == Verdict.OUTSIDE
                ? String.format(Locale.ROOT, "outside %,d of %,d", column.outside(), column.cells())
                : column.verdict().label();
    }

    static String summary(AuditReport report) {
        var kinds = report.findings().stream()
                .map(finding -> finding.kind().label())
                .distinct()
                .limit(3)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "%,d rows in %d tables, %s%s",
                report.rows(),
                report.tables().size(),
                report.findings().isEmpty() ? "no findings" : report.findings().size() + " findings: " + kinds,
                report.clean() ? "" : " — not clean");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// Names come from the data: nothing in them moves a terminal's cursor.
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
