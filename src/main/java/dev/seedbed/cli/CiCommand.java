package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.guard.ci.CiSystem;
import dev.seedbed.core.guard.ci.Recipe;
import dev.seedbed.core.guard.ci.WorkflowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `seedbed ci`: the file that makes CI test on branches.
@Command(
        name = "ci",
        subcommands = PreCommitCommand.class,
        description = {
            "Writes the workflow that tests every pull request on a branch of base-seed.",
            "It makes and deletes branches, publishes base-seed when the source changes, sweeps at night, audits",
            "the rows before the tests, and scans what is shipped for test routes."
        },
        footer = {
            "",
            "The file names the keys and settings that it needs. With --provider local it needs no key: a PostgreSQL",
            "service of the job takes the branches. See src/docs/branches.md."
        })
final class CiCommand extends Verb {

    /// Optional only for the sake of the subcommand.
    @Parameters(arity = "0..1", paramLabel = "SYSTEM", description = "github or gitlab.")
    private Optional<CiSystem> chosen;

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            defaultValue = "local",
            description = "local, neon, supabase, planetscale or dblab (default: ${DEFAULT-VALUE}).")
    private ProviderName provider;

    @Option(
            names = "--source",
            paramLabel = "FILE",
            defaultValue = "scenario.yaml",
            description = "The schema or scenario, by its path in the repository (default: ${DEFAULT-VALUE}).")
    private String source;

    @Option(names = "--test", paramLabel = "COMMAND", description = "Runs the tests, with DATABASE_URL set.")
    private Optional<String> test;

    @Option(
            names = "--ttl",
            paramLabel = "TIME",
            defaultValue = "4h",
            description = "How long a branch is needed at most: 30m, 4h, 2d (default: ${DEFAULT-VALUE}).")
    private String life;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "1",
            description = "Runs the tests in N jobs, each on a branch of its own (default: ${DEFAULT-VALUE}).")
    private int shards;

    @ArgGroup(exclusive = false)
    private ShipmentOptions shipment = new ShipmentOptions();

    @ArgGroup(exclusive = false)
    private ArchiveOptions archive = new ArchiveOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file; - is standard output. Without it, where the system looks for it.")
    private Optional<String> output;

    @Option(names = "--force", description = "Overwrites the file even if somebody else wrote or changed it.")
    private boolean force;

    /// Both or none.
    static final class ShipmentOptions {
        @Option(
                names = "--build",
                required = true,
                paramLabel = "COMMAND",
                description = "Builds what goes to production, in a job of its own.")
        private String build = "";

        @Option(
                names = "--scan",
                required = true,
                paramLabel = "TARGET",
                description = "What the build makes, such as dist: it must not contain test routes. Repeatable.")
        private List<String> targets = List.of();

        private Optional<Recipe.Shipment> shipment() {
            return targets.isEmpty() ? Optional.empty() : Optional.of(new Recipe.Shipment(build, targets));
        }
    }

    /// Both or none.
    static final class ArchiveOptions {
        @Option(
                names = "--archive",
                required = true,
                paramLabel = "URL",
                description = "Where jobs get Seedbed from; without it, a variable of the CI system tells.")
        private String url = "";

        @Option(
                names = "--sha256",
                required = true,
                paramLabel = "SUM",
                description = "The checksum that the archive must have.")
        private String sha256 = "";

        private Optional<Recipe.Archive> archive() {
            return url.isEmpty() ? Optional.empty() : Optional.of(new Recipe.Archive(url, sha256));
        }
    }

    @Override
    int run(Workbench workbench, Terminal progress) {
        var system = chosen.orElseThrow(
                () -> Problem.error(Category.USAGE, "Which CI system is it?", "seedbed ci", "", "Say github or gitlab.")
                        .exception());
        var text =
                system.text(new Recipe(provider, source, test, life, shards, shipment.shipment(), archive.archive()));
        if (!Files.exists(Path.of(source))) {
            warn(List.of(Problem.warning(
                    Category.USAGE,
                    "The source is not here yet.",
                    source,
                    "The jobs will look for it in the repository.",
                    "Run this at the top of the repository, or commit the file.")));
        }
        var target = output.orElse(system.file());
        if (target.equals("-")) {
            out().print(text);
        } else {
            new WorkflowFile(Path.of(target)).write(text, force);
            out().println(target);
        }
        return ExitCode.DONE;
    }
}
