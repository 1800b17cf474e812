package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.deliver.constants.FixtureConstants;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed fixtures`: the rows that tests know by name, as constants.
@Command(
        name = "fixtures",
        description = {
            "Writes the fixtures of the scenario as constants for tests.",
            "Of each: table, key as loaded, chosen values, password. They hold for data made with the same options."
        })
final class FixturesCommand extends Verb {

    /// The language of the constants.
    enum Form {
        ts,
        java,
        json
    }

    @Mixin
    private SourceOptions source;

    @Mixin
    private SizeOptions size;

    @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Form form;

    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "Fixtures",
            description = "The qualified name of the Java class (default: ${DEFAULT-VALUE}).")
    private String className;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write them, again if they are there; standard output if absent.")
    private Optional<Path> output;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, size, progress);
        warn(project, progress);
        var plan = project.plan();
        if (plan.fixtures().isEmpty()) {
            throw Problem.error(
                            Category.USAGE,
                            "There are no fixtures.",
                            project.source().text(),
                            "The scenario names none.",
                            "Add some under 'fixtures:' in the scenario file.")
                    .exception();
        }
        var text = switch (form) {
            case ts -> FixtureConstants.typeScript(plan);
            case java -> FixtureConstants.java(plan, className);
            case json -> FixtureConstants.json(plan);
        };
        output.ifPresentOrElse(
                file -> {
                    WholeFile.write(file, text, "The constants could not be written.");
                    out().println(file);
                },
                () -> out().print(text));
        return ExitCode.DONE;
    }
}
