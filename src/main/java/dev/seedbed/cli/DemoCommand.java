package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.Branch;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.NewBranch;
import dev.seedbed.core.cascade.drawing.GraphSvg;
import dev.seedbed.core.cascade.drawing.LayeredLayout;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `seedbed demo`: the whole journey in text, for a machine without a display.
@Command(
        name = "demo",
        description =
                "Walks the main path on the ledger sample: graph, scenario, seed.sql, base-seed, branch, pictures.")
final class DemoCommand extends Verb {

    private final SeedbedCommand.Pictures pictures;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the files go (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:seedbed.demo:-seedbed-demo}")
    private Path folder;

    DemoCommand(SeedbedCommand.Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    int run(Workbench workbench, Terminal progress) {
        var known = workbench.glance(Source.parse("sample:ledger")).orElseThrow();
        var project = workbench.tried(known, progress);
        folder = folder.toAbsolutePath().normalize();
        progress.clear();
        var graph = project.graph();
        out().printf(
                        Locale.ROOT,
                        "1. The schema: sample:ledger, %d tables on the embedded PostgreSQL.%n",
                        project.schema().tables().size());
        out().printf(
                        Locale.ROOT,
                        "2. The cascade: DELETE FROM %s … does this: %s.%n",
                        graph.root().orElseThrow(),
                        new GraphReport(graph).counts());
        write("graph.svg", GraphSvg.write(graph, new LayeredLayout().layout(graph)));
        out().printf(
                        Locale.ROOT,
                        "3. The scenario, drafted: %s%n",
                        write("scenario.yaml", workbench.scenarioText(project)));
        preview(workbench, project);
        var export = workbench.export(project, Loader.PSQL, folder.resolve("seed.sql"), progress);
        progress.clear();
        out().printf(
                        Locale.ROOT,
                        "5. The seed file: %,d rows, %,d bytes, in %d ms%n",
                        export.rows(),
                        export.bytes(),
                        export.took().toMillis());
        var branch = publish(workbench, project, progress);
        var screens = pictures.draw(workbench, project, folder.resolve("screens"));
        out().printf(
                        Locale.ROOT,
                        "8. Pictures: %s and %d screens in %s%n",
                        folder.resolve("graph.svg"),
                        screens.size(),
                        folder.resolve("screens"));
        out().println();
        out().printf(Locale.ROOT, "seed.sql:  %s%n", export.file());
        out().printf(Locale.ROOT, "%s: published%n", branch.base().orElseThrow());
        out().printf(
                        Locale.ROOT,
                        "branch:    %s%n",
                        workbench.branches(progress).lease(branch.name()).url().connectable());
        out().printf(Locale.ROOT, "The embedded server keeps running for the branch; 'seedbed db stop' ends it.%n");
        return ExitCode.DONE;
    }

    private void preview(Workbench workbench, Project project) {
        var table = project.plan().tables().getLast();
        var preview = workbench.preview(project, table.name(), 0, 2);
        out().printf(Locale.ROOT, "4. The preview: rows of %s, exactly as they will be written:%n", table.name());
        for (var row : preview.rows()) {
            out().printf(
                            Locale.ROOT,
                            "     %s%n",
                            String.join(
                                    " | ",
                                    row.stream().map(cell -> cell.orElse("∅")).toList()));
        }
    }

    /// What somebody else has published or branched under the demo's names stays, and the demo takes others.
    private Branch publish(Workbench workbench, Project project, Terminal progress) {
        var branches = workbench.branches(progress);
        var hash = workbench.scenarioHash(project);
        var base = free(branches, "base-seed", "demo-seed", hash);
        var name = free(branches, "demo", "demo-branch", hash);
        var push = workbench.push(project, base, progress);
        progress.clear();
        out().printf(
                        Locale.ROOT,
                        "6. %s: generation %d, %d rules kept, in %d ms%n",
                        base,
                        push.base().generation(),
                        push.check().rules(),
                        push.took().toMillis());
        branches.delete(name);
        var started = System.nanoTime();
        var branch = branches.create(new NewBranch(name, base), progress);
        progress.clear();
        out().printf(
                        Locale.ROOT,
                        "7. A branch of it: '%s', in %d ms%n",
                        name,
                        (System.nanoTime() - started) / 1_000_000);
        return branch;
    }

    /// The first of `NAME`, `OTHER`, `OTHER-2`, `OTHER-3` and so on that is not somebody else's.
    private static BranchName free(BranchProvider branches, String name, String other, String scenario) {
        var numbered = IntStream.iterate(2, number -> number + 1).mapToObj(number -> other + "-" + number);
        return Stream.concat(Stream.of(name, other), numbered)
                .map(BranchName::new)
                .filter(candidate -> !theirs(branches, candidate, scenario))
                .findFirst()
                .orElseThrow();
    }

    private static boolean theirs(BranchProvider branches, BranchName name, String scenario) {
        return branches.find(name)
                .filter(there -> !there.scenario().equals(Optional.of(scenario)))
                .isPresent();
    }

    private Path write(String name, String text) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw Problem.error(
                            Category.UNREACHABLE,
                            "The demo could not write its files.",
                            folder.resolve(name).toString(),
                            FileFailure.reason(failure),
                            "Name another folder with --out.")
                    .exception(failure);
        }
    }
}
