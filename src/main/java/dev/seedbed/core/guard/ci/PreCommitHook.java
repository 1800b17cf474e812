package dev.seedbed.core.guard.ci;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The hook of git that lets no seed file with somebody in it into a commit. `patterns` are git's, such as
/// `*seed*.sql`; `baseline` is a file of accepted findings, by its path in the repository.
public record PreCommitHook(List<String> patterns, Optional<String> baseline) {

    /// Where git looks, once it was told: `git config core.hooksPath .githooks`.
    public static final String FILE = ".githooks/pre-commit";

    private static final Pattern PLAIN = Pattern.compile("[\\w*?./@ -]+");

    public PreCommitHook {
        patterns = List.copyOf(patterns);
        patterns.forEach(pattern -> requirePlain("--files", pattern));
        baseline.ifPresent(file -> requirePlain("--baseline", file));
    }

    public String text() {
        return "#!/bin/sh\n"
                + Signature.sign(
                        "seedbed ci pre-commit",
                        Scripts.file("pre-commit")
                                .replace(
                                        "@patterns",
                                        patterns.stream()
                                                .map(PreCommitHook::quoted)
                                                .collect(Collectors.joining(" ")))
                                .replace(
                                        "@baseline",
                                        baseline.map(file -> " --baseline " + quoted(file))
                                                .orElse("")));
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static void requirePlain(String option, String text) {
        if (!PLAIN.matcher(text).matches() || text.startsWith("-")) {
            throw Problem.error(
                            Category.USAGE,
                            "This is not what " + option + " takes.",
                            text,
                            "",
                            "Give letters, digits, . _ - @ / spaces, and * or ? for others.")
                    .exception();
        }
    }
}
