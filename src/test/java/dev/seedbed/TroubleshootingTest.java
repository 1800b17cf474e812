package dev.seedbed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.FailureKind;
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
        return "\n## What a branch service says\n\n| what it says | exit code | again? |\n|---|---|---|\n"
                + Arrays.stream(FailureKind.values())
                        .map(kind -> "| " + kind.sentence() + " | "
                                + kind.category().name().toLowerCase(Locale.ROOT) + " | "
                                + (kind.retryable() ? "Seedbed tries it again by itself, then tells" : "no") + " |\n")
                        .collect(Collectors.joining());
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
