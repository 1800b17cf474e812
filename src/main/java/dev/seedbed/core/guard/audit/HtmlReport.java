package dev.seedbed.core.guard.audit;

import static dev.seedbed.core.feedback.Html.escaped;
import static dev.seedbed.core.feedback.Html.number;

import dev.seedbed.core.guard.audit.AuditReport.AuditedColumn;
import dev.seedbed.core.guard.audit.AuditReport.AuditedTable;
import java.util.Locale;
import java.util.stream.Collectors;

/// The report as one page that needs nothing else and prints well.
public final class HtmlReport {

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #8884; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; }
            code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
            .high { color: #c0262d; font-weight: 600; } .medium { color: #9a6700; } .outside { color: #c0262d; }
            tr { break-inside: avoid; }
            @media print { body { max-width: none; margin: 0; font-size: 10pt; } }
            """;

    private HtmlReport() {}

    public static String of(AuditReport report) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Audit of "
                + escaped(report.source()) + "</title>\n<style>\n" + STYLE
                + "</style>\n</head>\n<body>\n<h1>Is this data synthetic? "
                + escaped(report.source()) + "</h1>\n<p>" + escaped(AuditText.summary(report)) + "</p>\n"
                + lines("<p>%s</p>", report)
                + (report.findings().isEmpty() ? "" : findings(report))
                + accepted(report) + tables(report) + "</body>\n</html>\n";
    }

    private static String lines(String form, AuditReport report) {
        return report.notes().stream()
                .map(note -> form.formatted(escaped(note)) + "\n")
                .collect(Collectors.joining());
    }

    private static String findings(AuditReport report) {
        return "<h2>Findings</h2>\n<table>\n<tr><th>risk</th><th>where</th><th>what</th><th>cells</th><th>masked</th><th>why</th></tr>\n"
                + report.findings().stream().map(HtmlReport::finding).collect(Collectors.joining())
                + "</table>\n";
    }

    private static String finding(Finding finding) {
        var risk = finding.risk().name().toLowerCase(Locale.ROOT);
        return "<tr><td class=\"" + risk + "\">" + risk + "</td>" + code(finding.place()) + "<td>"
                + escaped(finding.kind().label()) + ", "
                + finding.confidence().name().toLowerCase(Locale.ROOT)
                + "</td><td class=\"number\">" + number(finding.cells()) + " of " + number(finding.of()) + "</td>"
                + code(String.join(", ", finding.samples())) + "<td>" + escaped(finding.why()) + "</td></tr>\n";
    }

    private static String accepted(AuditReport report) {
        if (report.accepted().isEmpty()) {
            return "";
        }
        return "<h2>Accepted</h2>\n<table>\n<tr><th>where</th><th>what</th><th>cells</th><th>note</th></tr>\n"
                + report.accepted().stream()
                        .map(one -> "<tr>" + code(one.finding().place()) + "<td>"
                                + escaped(one.finding().kind().label())
                                + "</td><td class=\"number\">"
                                + number(one.finding().cells()) + "</td><td>" + escaped(one.note())
                                + "</td></tr>\n")
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String tables(AuditReport report) {
        return report.tables().stream()
                .map(table -> "<h2><code>" + escaped(table.table().toString()) + "</code> " + escaped(rows(table))
                        + "</h2>\n<table>\n<tr><th>column</th><th>verdict</th><th>cells</th></tr>\n"
                        + table.columns().stream().map(HtmlReport::column).collect(Collectors.joining()) + "</table>\n")
                .collect(Collectors.joining());
    }

    private static String rows(AuditedTable table) {
        return number(table.rows()) + " rows"
                + table.replayed()
                        .map(rows -> ", " + number(rows.same()) + " as the scenario makes them, "
                                + number(rows.edited()) + " edited, " + number(rows.foreign()) + " not of the scenario")
                        .orElse("");
    }

    private static String column(AuditedColumn column) {
        return "<tr>" + code(column.name()) + "<td" + (column.outside() > 0 ? " class=\"outside\"" : "") + " title=\""
                + escaped(column.verdict().meaning()) + "\">" + escaped(AuditText.verdict(column))
                + "</td><td class=\"number\">" + number(column.cells()) + "</td></tr>\n";
    }

    private static String code(String text) {
        return "<td><code>" + escaped(text) + "</code></td>";
    }
}
