package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.ci.PreCommitHook;
import dev.seedbed.core.guard.ci.WorkflowFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `seedbed ci pre-commit`: the hook that audits seed files before they are in a commit.
@Command(
        name = "pre-commit",
        description =
                "Writes the hook of git that audits staged seed files, and refuses a commit with somebody in them.",
        footer = "%nOnce in each clone: git config core.hooksPath .githooks")
final class PreCommitCommand extends Verb {

    @Option(
            names = "--files",
            paramLabel = "PATTERN",
            defaultValue = "*seed*.sql",
            description = "Which files, as git matches paths (default: ${DEFAULT-VALUE}). Repeatable.")
    private List<String> patterns;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Accepted findings, by their path in the repository.")
    private Optional<String> baseline;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            defaultValue = PreCommitHook.FILE,
            description = "The file; - is standard output (default: ${DEFAULT-VALUE}).")
    private String output;

    @Option(names = "--force", description = "Overwrites the file even if somebody else wrote or changed it.")
    private boolean force;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var text = new PreCommitHook(patterns, baseline).text();
        if (output.equals("-")) {
            out().print(text);
            return ExitCode.DONE;
        }
        var file = Path.of(output);
        new WorkflowFile(file).write(text, force);
        if (!file.toFile().setExecutable(true, false)) {
            warn(List.of(Problem.warning(
                    Category.UNREACHABLE,
                    "The hook could not be made executable.",
                    output,
                    "git runs only executable hooks.",
                    "chmod +x " + output)));
        }
        out().println(output);
        return ExitCode.DONE;
    }
}
