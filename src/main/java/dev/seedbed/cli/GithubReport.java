package dev.seedbed.cli;

import dev.seedbed.core.cascade.Breach;
import dev.seedbed.core.cascade.ContractResult;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.proof.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// The contract test for GitHub Actions: an annotation for each breach, and a summary of the job in Markdown.
final class GithubReport {

    private final PrintWriter out;
    private final Optional<Path> summary;

    /// `summary` is the file that the runner collects summaries from; absent elsewhere.
    GithubReport(PrintWriter out, Optional<Path> summary) {
        this.out = out;
        this.summary = summary;
    }

    void write(List<ContractResult> results, List<Proof> proofs) {
        for (var result : results) {
            var texts = new BreachText(result.graph());
            for (var breach : result.breaches()) {
                command("error", breach.what(), texts.of(breach));
            }
            for (var improvement : result.improvements()) {
                command("notice", "Better than the baseline", improvement);
            }
            if (result.outdated()) {
                command("notice", "Baseline", ContractText.RENEW);
            }
            out.println(ContractText.title(result) + ": " + ContractText.verdict(result));
        }
        for (var proof : proofs) {
            proof.findings().forEach(finding -> command("error", "Proof of " + proof.statement(), finding));
        }
        summary.ifPresent(file -> append(file, results));
    }

    private void command(String command, String title, String message) {
        out.printf("::%s title=%s::%s%n", command, property(title), data(message));
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static void append(Path file, List<ContractResult> results) {
        var text = new StringBuilder();
        results.forEach(result -> summarise(result, text));
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The summary could not be written.",
                            file.toString(),
                            FileFailure.reason(failure),
                            "Check the variable GITHUB_STEP_SUMMARY.")
                    .exception(failure);
        }
    }

    private static void summarise(ContractResult result, StringBuilder text) {
        text.append("### `").append(ContractText.title(result)).append("`: ");
        text.append(ContractText.verdict(result)).append("\n\n");
        text.append(new GraphReport(result.graph()).counts()).append("\n\n");
        if (!result.breaches().isEmpty()) {
            text.append("| breach | why |\n|---|---|\n");
            var texts = new BreachText(result.graph());
            result.breaches().forEach(breach -> row(texts, breach, text));
            text.append('\n');
        }
        result.improvements()
                .forEach(improvement ->
                        text.append("- better: ").append(cell(improvement)).append('\n'));
        if (result.outdated()) {
            text.append("\n").append(ContractText.RENEW).append("\n");
        }
        text.append('\n');
    }

    private static void row(BreachText texts, Breach breach, StringBuilder text) {
        text.append("| ").append(cell(breach.what()));
        text.append(" | ").append(cell(texts.of(breach))).append(" |\n");
    }

    /// Text that a cell of a Markdown table takes as text.
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([|*_`\\[\\]#])", "\\\\$1")
                .replace("\r", "")
                .replace("\n", "<br>");
    }
}
