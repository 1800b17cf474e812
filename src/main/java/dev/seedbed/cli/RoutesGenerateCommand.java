package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.guard.routes.Application;
import dev.seedbed.core.guard.routes.FileState;
import dev.seedbed.core.guard.routes.Framework;
import dev.seedbed.core.guard.routes.KitFolder;
import dev.seedbed.core.guard.routes.KitPlan;
import dev.seedbed.core.guard.routes.PlannedFile;
import dev.seedbed.core.guard.routes.TestKit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `seedbed routes generate`: the test routes in somebody's repository.
@Command(
        name = "generate",
        description = {
            "Writes hardened test routes into a repository.",
            "They create, reset and delete tenants of the scenario in a staging database. A separate entry starts",
            "them; production never imports it.",
            "Without --write it shows the changes as a diff, and writes nothing."
        },
        footer = {
            "",
            "Only what stands between the marks seedbed:begin and seedbed:end is ever replaced. A file without marks, or",
            "one that was edited between them, is refused: exit code 3. See src/docs/test-routes.md."
        })
final class RoutesGenerateCommand extends ReportVerb {

    @Mixin
    private SourceOptions source;

    @Mixin
    private SizeOptions size;

    @Option(
            names = "--framework",
            required = true,
            paramLabel = "NAME",
            description = "express, fastify, nest, next, hono or spring.")
    private Framework framework;

    @Option(
            names = "--out",
            defaultValue = ".",
            paramLabel = "DIR",
            description = "The repository (default: the current folder).")
    private Path folder;

    @Option(
            names = "--app",
            paramLabel = "PLACE",
            description = {
                "Where the application is exported, such as ./src/app.ts#app; for spring, the class that starts it.",
                "Without it, where it usually is with the framework."
            })
    private Optional<String> app;

    @Option(
            names = "--tenants",
            defaultValue = "8",
            paramLabel = "N",
            description = "How many test tenants there can be at once (default: ${DEFAULT-VALUE}).")
    private int tenants;

    @Option(
            names = "--dockerfile",
            defaultValue = "Dockerfile",
            paramLabel = "FILE",
            description =
                    "The file with the image's stages, by its path in the repository (default: ${DEFAULT-VALUE}).")
    private String dockerfile;

    @Option(names = "--write", description = "Writes the files.")
    private boolean write;

    @Override
    int run(Workbench workbench, Terminal progress) {
        var application = Application.of(framework, app, folder);
        var project = source.open(workbench, size, progress);
        warn(project, progress);
        var testTenants = workbench.testTenants(project, tenants);
        warn(testTenants.warnings());
        var kit = new TestKit(framework, application, dockerfile, testTenants);
        var repository = new KitFolder(folder);
        var plan = repository.plan(kit);
        progress.clear();
        if (write) {
            repository.write(plan);
        }
        report(() -> text(plan), () -> report(plan));
        return plan.refused().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
    }

    private void text(KitPlan plan) {
        if (!write) {
            plan.changes().stream().filter(file -> !file.data()).forEach(file -> out().print(file.diff()));
        }
        plan.files().stream()
                .filter(file -> file.state() != FileState.UNCHANGED)
                .forEach(file -> err().println(file.state().code() + ": " + file.path()
                        + file.why().map(why -> "\n  " + why).orElse("")));
        if (plan.changes().isEmpty() && plan.refused().isEmpty()) {
            err().println("Nothing to change.");
        } else if (!write) {
            err().println("Nothing was written: add --write.");
        }
    }

    private Map<String, Object> report(KitPlan plan) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("written", write);
        fields.put(
                "files", plan.files().stream().map(RoutesGenerateCommand::file).toList());
        return fields;
    }

    private static Map<String, Object> file(PlannedFile file) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("path", file.path());
        fields.put("state", file.state().code());
        fields.put("why", file.why());
        fields.put("diff", file.data() ? Optional.empty() : Optional.of(file.diff()));
        return fields;
    }
}
