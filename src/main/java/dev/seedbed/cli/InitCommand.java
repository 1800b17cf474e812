package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.GeneratorVersions;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed init`: the scenario file, drafted; later held against the schema, and updated.
@Command(
        name = "init",
        description = "Drafts the scenario file: everything inferred, each guess with its reason.",
        footer = {
            "",
            "--check ends with exit code 1 when the schema is not the one that the scenario was decided",
            "for, and with 2 when the scenario remembers none: a gate that compares nothing must not pass.",
            "--update ends with 0 whatever has changed. Whether the delete of a tenant got worse is for",
            "'seedbed verify --baseline' to say."
        })
final class InitCommand extends ReportVerb {

    @Mixin
    private SourceOptions source;

    @ArgGroup
    private Aim aim = new Aim();

    /// What is done: at most one.
    static final class Aim {
        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Where to write it; standard output if absent.")
        private Optional<Path> output = Optional.empty();

        @Option(
                names = "--check",
                description = {"For CI: only says what has changed since SOURCE,", "a scenario file, was decided."})
        private boolean check;

        @ArgGroup(exclusive = false)
        private Renewal renewal = new Renewal();
    }

    static final class Renewal {
        @Option(
                names = "--update",
                required = true,
                description = {
                    "Says what has changed since SOURCE, a scenario file, was decided,",
                    "and which columns need a decision; shows the file for the schema",
                    "of today as a diff. Decisions that fit stay."
                })
        private boolean update;

        @Option(names = "--write", description = "With --update: writes the file. Your comments in it stay.")
        private boolean write;
    }

    @Override
    int run(Workbench workbench, Terminal progress) {
        if (aim.check) {
            return check(workbench, progress);
        }
        return aim.renewal.update ? update(workbench, progress) : draft(workbench, progress);
    }

    private int draft(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, this::newest, progress);
        var text = aim.output
                .map(file -> workbench.scenarioText(project, file))
                .orElseGet(() -> workbench.scenarioText(project));
        warn(project, progress);
        aim.output.ifPresent(file -> write(file, text));
        report(
                () -> out().print(aim.output
                        .map(file -> file + System.lineSeparator())
                        .orElse(text)),
                () -> aim.output
                        .<Map<String, Object>>map(file -> Map.of("file", file.toString()))
                        .orElse(Map.of("scenario", text)));
        return ExitCode.DONE;
    }

    /// A new file is written for the newest generators; one that is there stays with its own.
    private Scenario newest(Schema schema, Scenario scenario) {
        return source.source() instanceof Source.ScenarioYaml
                ? scenario
                : scenario.withGenerators(GeneratorVersions.NEWEST);
    }

    private int check(Workbench workbench, Terminal progress) {
        var file = source.source().text();
        var drift = workbench.drift(source.source(), progress);
        progress.clear();
        report(
                () -> {
                    new DriftText(out()).write(drift);
                    if (!drift.isEmpty()) {
                        out().println("What has to be decided: seedbed init --update " + file);
                        out().println("Whether the delete of a tenant got worse: seedbed verify --baseline FILE "
                                + file);
                    }
                },
                () -> DriftText.report(drift));
        return drift.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private int update(Workbench workbench, Terminal progress) {
        var update = workbench.update(source.source(), source.rooted(), progress);
        progress.clear();
        warn(update.warnings());
        var diff = update.diff();
        var write = aim.renewal.write;
        if (write && !diff.isEmpty()) {
            workbench.write(update);
        }
        report(
                () -> {
                    new DriftText(out()).write(update);
                    if (diff.isEmpty()) {
                        out().println("Nothing to change in the file.");
                    } else if (write) {
                        out().println("Written: " + update.file());
                    } else {
                        out().println();
                        out().print(diff);
                        err().println("Nothing was written: add --write.");
                    }
                },
                () -> {
                    var fields = DriftText.report(update);
                    fields.put("written", write && !diff.isEmpty());
                    fields.put("diff", diff);
                    return fields;
                });
        return ExitCode.DONE;
    }

    private void write(Path file, String text) {
        try {
            WholeFile.create(file, text);
        } catch (FileAlreadyExistsException failure) {
            throw Problem.error(
                            Category.REFUSED,
                            "The file is there already.",
                            file.toString(),
                            "It may hold decisions of yours.",
                            "Write to another file, or remove this one first.")
                    .exception(failure);
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The scenario file could not be written.",
                            file.toString(),
                            FileFailure.reason(failure),
                            "Choose another place, or make room.")
                    .exception(failure);
        }
    }
}
