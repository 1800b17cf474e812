package dev.seedbed.core.guard.audit;

import dev.seedbed.core.guard.audit.AuditReport.AuditedTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The report for programs, as a tree of maps and lists.
public final class JsonReport {

    private JsonReport() {}

    public static Map<String, Object> of(AuditReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("clean", report.clean());
        fields.put("source", report.source());
        fields.put("rows", report.rows());
        fields.put("seconds", report.took().toMillis() / 1e3);
        fields.put(
                "findings", report.findings().stream().map(JsonReport::finding).toList());
        fields.put(
                "accepted",
                report.accepted().stream()
                        .map(one -> {
                            var entry = finding(one.finding());
                            entry.put("note", one.note());
                            return entry;
                        })
                        .toList());
        fields.put("tables", report.tables().stream().map(JsonReport::table).toList());
        fields.put("notes", report.notes());
        return fields;
    }

    private static Map<String, Object> finding(Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", finding.table().toString());
        fields.put("column", finding.column());
        fields.put("path", finding.path());
        fields.put("kind", finding.kind().code());
        fields.put("risk", lower(finding.risk()));
        fields.put("confidence", lower(finding.confidence()));
        fields.put("cells", finding.cells());
        fields.put("of", finding.of());
        fields.put("masked", finding.samples());
        fields.put("why", finding.why());
        return fields;
    }

    private static Map<String, Object> table(AuditedTable table) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", table.table().toString());
        fields.put("rows", table.rows());
        table.replayed()
                .ifPresent(rows -> fields.put(
                        "replayed", Map.of("same", rows.same(), "edited", rows.edited(), "foreign", rows.foreign())));
        fields.put(
                "columns",
                table.columns().stream()
                        .map(column -> Map.of(
                                "column", column.name(),
                                "verdict", lower(column.verdict()).replace('_', '-'),
                                "cells", column.cells(),
                                "outside", column.outside()))
                        .toList());
        return fields;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
