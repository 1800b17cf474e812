package dev.seedbed.core.guard.attest;

import static dev.seedbed.core.feedback.Html.escaped;
import static dev.seedbed.core.feedback.Html.number;

import dev.seedbed.core.guard.attest.Attestation.AttestedColumn;
import dev.seedbed.core.guard.attest.Attestation.AttestedTable;
import dev.seedbed.core.synthetic.Identifier;
import java.util.List;
import java.util.stream.Collectors;

/// The attestation as one page that needs nothing else and is meant to be printed.
public final class AttestationPage {

    private static final String STYLE = """
            @page { size: A4; margin: 18mm 16mm; }
            :root { color-scheme: light; }
            body { font: 10.5pt/1.45 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 178mm;
              margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 17pt; margin: 0 0 .4rem; } h2 { font-size: 12pt; margin: 1.6rem 0 .4rem; break-after: avoid; }
            h3 { font-size: 10.5pt; margin: 1.2rem 0 .2rem; break-after: avoid; }
            .verdict { font-size: 12pt; font-weight: 600; border-left: 4px solid #1a7f37; padding-left: .7rem; }
            .verdict.unproven { border-color: #c0262d; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: .18rem .5rem .18rem 0; border-bottom: 1px solid #ddd;
              overflow-wrap: anywhere; }
            th { font-weight: 600; color: #555; } th.number, td.number { text-align: right; }
            td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
            code { font-family: ui-monospace, monospace; font-size: .92em; }
            tr { break-inside: avoid; } thead { display: table-header-group; } li { margin: .2rem 0; }
            .open, .outside { color: #c0262d; font-weight: 600; }
            @media print { body { margin: 0; padding: 0; max-width: none; } }
            """;

    private AttestationPage() {}

    public static String of(Attestation attestation) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<title>Attestation of synthetic data</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n"
                + "<h1>Attestation of synthetic data</h1>\n<p class=\"verdict"
                + (attestation.proven() ? "" : " unproven") + "\">" + escaped(Statement.verdict(attestation)) + "</p>\n"
                + facts(attestation)
                + list("What is claimed", Statement.claims(attestation))
                + list("What is not claimed", Statement.limits())
                + classes(attestation) + kinds(attestation) + tables(attestation) + "</body>\n</html>\n";
    }

    private static String facts(Attestation attestation) {
        return "<table>\n"
                + fact("Made by", "Seedbed " + attestation.tool())
                + fact("Scenario", attestation.scenario())
                + fact("Schema", attestation.schema())
                + fact("Word lists", attestation.dictionary())
                + fact("Seed", Long.toString(attestation.seed()))
                + fact("As of", attestation.asOf().toString())
                + fact(
                        "Rows",
                        number(attestation.rows()) + " in "
                                + attestation.tables().size() + " tables")
                + attestation
                        .loaded()
                        .map(loaded -> fact(
                                "Read back",
                                number(loaded.rows()) + " rows, " + number(attestation.cells()) + " reserved cells, "
                                        + number(attestation.outside()) + " outside; " + number(loaded.rules())
                                        + " rules, " + number(loaded.broken()) + " broken"))
                        .orElse("")
                + "</table>\n";
    }

    private static String fact(String name, String value) {
        return "<tr><th>" + name + "</th><td><code>" + escaped(value) + "</code></td></tr>\n";
    }

    private static String list(String title, List<String> sentences) {
        return "<h2>" + title + "</h2>\n<ul>\n"
                + sentences.stream()
                        .map(sentence -> "<li>" + escaped(sentence) + "</li>\n")
                        .collect(Collectors.joining())
                + "</ul>\n";
    }

    private static String classes(Attestation attestation) {
        return "<h2>Classes of proof</h2>\n<table>\n<thead><tr><th>class</th><th class=\"number\">columns</th>"
                + "<th>meaning</th></tr></thead>\n"
                + attestation.columns().entrySet().stream()
                        .map(entry -> "<tr><td>" + entry.getKey().code() + "</td><td class=\"number\">"
                                + number(entry.getValue()) + "</td><td>" + escaped(Statement.meaning(entry.getKey()))
                                + "</td></tr>\n")
                        .collect(Collectors.joining())
                + "</table>\n";
    }

    private static String kinds(Attestation attestation) {
        return "<h2>Reserved space</h2>\n<table>\n<thead><tr><th>kind</th><th>kept free by</th><th>checked on</th>"
                + "<th>values</th></tr></thead>\n"
                + attestation.identifiers().stream().map(AttestationPage::kind).collect(Collectors.joining())
                + "</table>\n";
    }

    private static String kind(Identifier kind) {
        return "<tr><td>" + escaped(kind.label()) + "</td><td>" + escaped(kind.authority()) + "</td><td>"
                + kind.checked() + "</td><td>" + escaped(kind.capacity()) + "</td></tr>\n";
    }

    private static String tables(Attestation attestation) {
        return "<h2>Columns</h2>\n"
                + attestation.tables().stream().map(AttestationPage::table).collect(Collectors.joining());
    }

    private static String table(AttestedTable table) {
        var asked = table.columns().stream().anyMatch(column -> column.asked().isPresent());
        return "<h3><code>" + escaped(table.name().toString()) + "</code>, " + number(table.rows())
                + " rows</h3>\n<table>\n<thead><tr><th>column</th><th>class</th><th>generator</th><th>why</th>"
                + (asked ? "<th class=\"number\">outside</th>" : "") + "</tr></thead>\n"
                + table.columns().stream().map(column -> column(column, asked)).collect(Collectors.joining())
                + "</table>\n";
    }

    private static String column(AttestedColumn column, boolean asked) {
        var proof = column.proof().proof().code();
        return "<tr><td><code>" + escaped(column.name()) + "</code></td><td class=\"" + proof + "\">" + proof
                + "</td><td>" + escaped(column.generator()) + "</td><td>"
                + escaped(column.proof().why()) + "</td>" + (asked ? outside(column) : "") + "</tr>\n";
    }

    private static String outside(AttestedColumn column) {
        return column.asked()
                .map(count -> "<td class=\"number" + (count.outside() > 0 ? " outside" : "") + "\">"
                        + number(count.outside()) + " of " + number(count.cells()) + "</td>")
                .orElse("<td></td>");
    }
}
