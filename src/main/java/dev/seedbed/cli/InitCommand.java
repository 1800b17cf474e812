package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed init`: the scenario file, drafted.
@Command(name = "init", description = "Drafts the scenario file: everything inferred, each guess with its reason.")
final class InitCommand extends Verb {

    @Mixin
    private SourceOptions source;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; standard output if absent.")
    private Optional<Path> output;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var project = source.open(workbench, progress);
        var text = workbench.scenarioText(project);
        warn(project, progress);
        output.ifPresentOrElse(file -> write(file, text), () -> out().print(text));
        return ExitCode.DONE;
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            out().println(file);
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
