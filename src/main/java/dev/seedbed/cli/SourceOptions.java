package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.ScenarioChange;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.TableNames;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which schema, and which of its tables is the tenant.
final class SourceOptions {

    @Mixin
    private SourceArgument source;

    @Option(names = "--root", paramLabel = "TABLE", description = "The tenant table, when the guess is not right.")
    private Optional<String> root;

    Project open(Workbench workbench, Progress progress) {
        return open(workbench, (_, scenario) -> scenario, progress);
    }

    Project open(Workbench workbench, ScenarioChange change, Progress progress) {
        return workbench.open(
                source.source(), (schema, scenario) -> change.of(schema, rooted().of(schema, scenario)), progress);
    }

    Source source() {
        return source.source();
    }

    /// The scenario with the tenant table that was named, if one was.
    ScenarioChange rooted() {
        return (schema, scenario) -> root.map(
                        name -> scenario.withRoot(Optional.of(TableNames.get(schema, name, "--root"))))
                .orElse(scenario);
    }
}
