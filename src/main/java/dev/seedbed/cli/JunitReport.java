package dev.seedbed.cli;

import dev.seedbed.core.cascade.Breach;
import dev.seedbed.core.cascade.ContractResult;
import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.proof.Proof;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/// The contract test as JUnit XML: a suite for each root, and in it a test case for each table.
final class JunitReport {

    private final PrintWriter out;

    JunitReport(PrintWriter out) {
        this.out = out;
    }

    void write(List<ContractResult> results, List<Proof> proofs) {
        out.println("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        out.println("<testsuites name=\"seedbed verify\">");
        results.forEach(this::suite);
        proofs.forEach(this::proof);
        out.println("</testsuites>");
    }

    private void suite(ContractResult result) {
        var failed = result.breaches().stream().map(Breach::table).distinct().count();
        out.printf(
                "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n",
                escaped(ContractText.title(result)), result.graph().verdicts().size(), failed);
        var texts = new BreachText(result.graph());
        result.graph().verdicts().forEach(verdict -> testCase(result, texts, verdict));
        out.println("  </testsuite>");
    }

    /// The executed delete is a suite of its own, with one test case.
    private void proof(Proof proof) {
        var findings = proof.findings();
        out.printf(
                "  <testsuite name=\"%s\" tests=\"1\" failures=\"%d\" errors=\"0\" skipped=\"0\">%n",
                escaped("proof of " + proof.statement()), findings.isEmpty() ? 0 : 1);
        var name = "    <testcase classname=\"%s\" name=\"the executed delete\""
                .formatted(escaped(proof.graph().root().orElseThrow().toString()));
        if (findings.isEmpty()) {
            out.println(name + "/>");
        } else {
            out.println(name + ">");
            out.printf(
                    "      <failure type=\"proof\" message=\"%s\">%s</failure>%n",
                    escaped(findings.getFirst()), escaped(String.join("\n", findings)));
            out.println("    </testcase>");
        }
        out.println("  </testsuite>");
    }

    private void testCase(ContractResult result, BreachText texts, TableVerdict verdict) {
        var breaches = result.breaches().stream()
                .filter(breach -> breach.table().equals(verdict.table()))
                .toList();
        var name = "    <testcase classname=\"%s\" name=\"%s\""
                .formatted(
                        escaped(result.graph().root().orElseThrow().toString()),
                        escaped(verdict.table().toString()));
        if (breaches.isEmpty()) {
            out.println(name + "/>");
            return;
        }
        out.println(name + ">");
        out.printf(
                "      <failure type=\"%s\" message=\"%s\">%s</failure>%n",
                verdict.verdict().code(),
                escaped(breaches.stream().map(Breach::what).collect(Collectors.joining("; "))),
                escaped(breaches.stream()
                        .map(breach -> breach.what() + ".\n" + texts.of(breach))
                        .collect(Collectors.joining("\n\n"))));
        out.println("    </testcase>");
    }

    /// What XML 1.0 cannot say at all becomes a question mark.
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\n' -> escaped.append("&#10;");
                case '\t' -> escaped.append("&#9;");
                default -> escaped.appendCodePoint(sayable(point) ? point : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean sayable(int point) {
        return (point >= 0x20 && point <= 0xD7FF) || (point >= 0xE000 && point <= 0xFFFD) || point >= 0x10000;
    }
}
