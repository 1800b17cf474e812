package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.schema.TableName;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `seedbed check`: read a loaded database back.
@Command(
        name = "check",
        description =
                "Reads a loaded database back and verifies every rule: keys, checks, tenants, row counts, sequences, the scenario's rules, reserved space.",
        footer = "%nExit code 1 when a rule is broken.")
final class CheckCommand extends ReportVerb {

    private static final int HASH_SHOWN = 12;

    @Parameters(
            paramLabel = "URL",
            description = "postgres:// or jdbc:postgresql: URL; its password may be in PGPASSWORD.")
    private String url;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var report = workbench.check(UrlArgument.parse(url), progress);
        progress.clear();
        report(() -> text(report), () -> report(report));
        return report.clean() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private void text(CheckReport report) {
        for (var finding : report.findings()) {
            out().println(finding.table() + ", " + finding.rule() + ": " + finding.what());
        }
        out().printf(
                        Locale.ROOT,
                        "%,d rows in %d tables, %d rules asked%s, %d broken%s%n",
                        report.rows(),
                        report.tables().size(),
                        report.rules(),
                        report.promised() > 0 ? " (" + report.promised() + " of the scenario)" : "",
                        report.findings().size(),
                        report.manifest()
                                .map(manifest -> "; seed " + manifest.seed() + ", scenario "
                                        + shortened(manifest.scenario()) + moved(manifest.days()))
                                .orElse("; not loaded by Seedbed"));
        if (!report.proofs().isEmpty()) {
            out().println("columns: "
                    + report.proofs().entrySet().stream()
                            .map(entry ->
                                    entry.getValue() + " " + entry.getKey().code())
                            .collect(Collectors.joining(", "))
                    + "; each cell of the reserved ones was asked");
        }
    }

    /// Somebody else's may be of any length.
    private static String shortened(String hash) {
        return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
    }

    private static String moved(int days) {
        return days == 0 ? "" : ", dates moved by " + days + (Math.abs(days) == 1 ? " day" : " days");
    }

    private static Map<String, Object> report(CheckReport report) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("clean", report.clean());
        fields.put("rows", report.rows());
        fields.put("rules", report.rules());
        fields.put("scenarioRules", report.promised());
        fields.put("scenario", report.manifest().map(manifest -> manifest.scenario()));
        fields.put("days", report.manifest().map(manifest -> manifest.days()));
        fields.put(
                "root", report.manifest().flatMap(manifest -> manifest.root()).map(TableName::toString));
        var proofs = new LinkedHashMap<String, Long>();
        report.proofs().forEach((proof, columns) -> proofs.put(proof.code(), columns));
        fields.put("columns", proofs);
        fields.put("tables", report.tables().stream().map(CheckCommand::table).toList());
        fields.put(
                "findings",
                report.findings().stream().map(CheckCommand::finding).toList());
        return fields;
    }

    private static Map<String, Object> table(CheckReport.CheckedTable table) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", table.table().toString());
        fields.put("rows", table.rows());
        fields.put("expected", table.expected());
        return fields;
    }

    private static Map<String, Object> finding(CheckReport.Finding finding) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("table", finding.table().toString());
        fields.put("rule", finding.rule());
        fields.put("rows", finding.rows());
        fields.put("what", finding.what());
        return fields;
    }
}
