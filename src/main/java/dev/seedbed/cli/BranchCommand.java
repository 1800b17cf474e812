package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `seedbed branch`: instant copies of a base.
@Command(
        name = "branch",
        description = "Makes, lists and deletes branches of base-seed on the embedded server.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BranchCommand.Create.class,
            BranchCommand.ListAll.class,
            BranchCommand.Url.class,
            BranchCommand.Delete.class
        })
final class BranchCommand {

    private static Map<String, Object> fields(Branch branch, String url) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", branch.name().value());
        fields.put("base", branch.base().map(BranchName::value));
        fields.put("generation", branch.generation());
        fields.put("created", branch.createdAt().toString());
        fields.put("bytes", branch.sizeBytes().orElse(0));
        fields.put("url", url);
        return fields;
    }

    @Command(name = "create", description = "Makes a branch and prints its URL.")
    static final class Create extends ReportVerb {
        @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits, - and _.")
        private String name;

        @Option(
                names = "--from",
                paramLabel = "BASE",
                defaultValue = "base-seed",
                description = "What it is a copy of (default: ${DEFAULT-VALUE}).")
        private String base;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var branches = workbench.branches(progress);
            var branch = branches.create(new NewBranch(new BranchName(name), new BranchName(base)), progress);
            progress.clear();
            var url = branches.lease(branch.name()).url().connectable();
            report(() -> out().println(url), () -> fields(branch, url));
            return ExitCode.DONE;
        }
    }

    @Command(name = "list", description = "Lists bases and branches.")
    static final class ListAll extends ReportVerb {
        @Override
        int run(Workbench workbench, Terminal progress) {
            var branches = workbench.branches(progress);
            var list = branches.list().branches();
            progress.clear();
            report(
                    () -> list.forEach(this::text),
                    () -> list.stream()
                            .map(branch -> fields(
                                    branch, branches.lease(branch.name()).url().connectable()))
                            .toList());
            return ExitCode.DONE;
        }

        private void text(Branch branch) {
            out().printf(
                            Locale.ROOT,
                            "%-24s %-24s generation %-4d %,12d bytes  %s%n",
                            branch.name(),
                            branch.base().map(base -> "from " + base).orElse("base"),
                            branch.generation(),
                            branch.sizeBytes().orElse(0),
                            branch.createdAt());
        }
    }

    @Command(name = "url", description = "Prints a branch's URL.")
    static final class Url extends Verb {
        @Parameters(paramLabel = "NAME", description = "The branch.")
        private String name;

        @Override
        int run(Workbench workbench, Terminal progress) {
            var branches = workbench.branches(progress);
            var url = branches.lease(new BranchName(name)).url();
            progress.clear();
            out().println(url.connectable());
            return ExitCode.DONE;
        }
    }

    @Command(name = "delete", description = "Deletes a branch and ends its sessions; never a base.")
    static final class Delete extends Verb {
        @Parameters(paramLabel = "NAME", description = "The branch.")
        private String name;

        @Override
        int run(Workbench workbench, Terminal progress) {
            if (!workbench.branches(progress).delete(new BranchName(name))) {
                throw Problem.error(
                                Category.USAGE,
                                "There is no such branch.",
                                name,
                                "",
                                "'seedbed branch list' shows the branches.")
                        .exception();
            }
            return ExitCode.DONE;
        }
    }
}
