package dev.seedbed.core.branch.secret;

import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Asks git whether a file with secrets could end in a commit.
record Git(Programs programs) {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> NO_WORK_TREE = List.of("not a git repository", "must be run in a work tree");

    /// Fails unless git ignores the file, or there is no git or no work tree around it.
    void requireIgnored(Path file) {
        var git = programs.find("git");
        if (git.isEmpty()) {
            return;
        }
        var tracked = ask(git.get(), file, "ls-files", "--error-unmatch");
        if (tracked.isPresent() && tracked.get()) {
            throw refused(
                    file,
                    "git tracks it, so its secrets are in the repository, or will be.",
                    "Run 'git rm --cached " + file.getFileName()
                            + "', add it to .gitignore, and renew the keys in it.");
        }
        var ignored = ask(git.get(), file, "check-ignore", "--quiet");
        if (ignored.isPresent() && !ignored.get()) {
            throw refused(
                    file,
                    "git does not ignore it, so its secrets could be committed.",
                    "Add the line " + file.getFileName() + " to .gitignore.");
        }
    }

    /// Git's yes or no; empty where the file is in no work tree. What git does not understand is no reason to trust.
    private static Optional<Boolean> ask(Path git, Path file, String verb, String option) {
        var command = List.of(
                git.toString(),
                "-c",
                "core.fsmonitor=false",
                verb,
                option,
                "--",
                file.getFileName().toString());
        try {
            var folder = file.toAbsolutePath().resolveSibling("");
            var answer = Programs.run(command, folder, Programs.Errors.KEPT, LIMIT)
                    .orElseThrow(() -> unanswered(file, "It did not answer in time."));
            return switch (answer.exitCode()) {
                case 0 -> Optional.of(true);
                case 1 -> Optional.of(false);
                default -> {
                    if (NO_WORK_TREE.stream().noneMatch(answer.output()::contains)) {
                        throw unanswered(file, answer.output().strip());
                    }
                    yield Optional.empty();
                }
            };
        } catch (IOException failure) {
            throw unanswered(file, FileFailure.reason(failure));
        }
    }

    private static SeedbedException unanswered(Path file, String why) {
        return refused(
                file,
                "git could not tell whether it ignores the file: " + why,
                "Mend what git names, or set the keys in the environment.");
    }

    private static SeedbedException refused(Path file, String why, String remedy) {
        return Problem.error(Category.REFUSED, "The .env file was not read.", file.toString(), why, remedy)
                .exception();
    }
}
