package dev.seedbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.cli.ExitCode;
import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every problem that the program can tell has its line on the page, and every category and kind of failure its advice.
class TroubleshootingTest {

    private static final Path PAGE = Path.of("src", "docs", "troubleshooting.md");
    private static final String MARK = "<!-- What follows is written by TroubleshootingTest -Dgolden=write -->\n";

    @Test
    void hasALineForEveryProblem() throws IOException {
        var page = Files.readString(PAGE);
        var byHand = page.substring(0, page.indexOf(MARK));

        Golden.check(PAGE, byHand + MARK + services() + problems());
    }

    @Test
    void hasAdviceForEveryCategory() throws IOException {
        assertThat(Files.readString(PAGE))
                .contains(Arrays.stream(Category.values())
                        .map(category -> "### " + category.name().toLowerCase(Locale.ROOT) + ":")
                        .toList());
    }

    private static String services() {
        return """

                ## What a branch service says

                | what it says | exit code | waited for, or tried again, first | what to do |
                |---|---|---|---|
                """
                + Arrays.stream(FailureKind.values())
                        .map(kind -> "| %s | %d (%s) | %s | %s |\n"
                                .formatted(
                                        kind.sentence(),
                                        exitCode(kind.category()),
                                        kind.category().name().toLowerCase(Locale.ROOT),
                                        kind.retryable() ? "yes" : "no",
                                        remedy(kind)))
                        .collect(Collectors.joining());
    }

    private static int exitCode(Category category) {
        return switch (category) {
            case FINDING -> ExitCode.FINDINGS;
            case USAGE -> ExitCode.USAGE;
            case REFUSED -> ExitCode.REFUSED;
            case UNREACHABLE -> ExitCode.UNREACHABLE;
            case UNSATISFIABLE -> ExitCode.UNSATISFIABLE;
        };
    }

    /// What is advised where a failure says nothing better.
    private static String remedy(FailureKind kind) {
        return new BranchFailure(kind, ProviderName.NEON, "", "", "", "")
                .problem()
                .remedy();
    }

    private static String problems() throws IOException {
        return "\n## Every problem\n\n`…` stands for a name, a number or the words of whatever refused; *as it says*: the remedy depends on the cause, and stands in the message.\n\n"
                + "| what it says | what to do |\n|---|---|\n"
                + ProblemSentences.read().entrySet().stream()
                        .map(problem -> "| " + cell(problem.getKey()) + " | " + cell(problem.getValue()) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String cell(String text) {
        var shown = text.equals(ProblemSentences.GAP) ? "as it says" : text;
        return shown.replace("|", "\\|")
                .replace("<", "&lt;")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
