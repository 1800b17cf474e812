package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.TableNames;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which schema, and which of its tables is the tenant.
final class SourceOptions {

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = {
                "A .sql file of DDL, sample:ledger, sample:storefront or sample:tracker, a scenario .yaml file,",
                "or a postgres:// or jdbc:postgresql: URL (only its catalogue is read)."
            })
    private String source;

    @Option(names = "--root", paramLabel = "TABLE", description = "The tenant table, when the guess is not right.")
    private Optional<String> root;

    Project open(Workbench workbench, Progress progress) {
        var project = workbench.open(Source.parse(source), progress);
        return root.map(name -> workbench.withScenario(
                        project,
                        project.scenario().withRoot(Optional.of(TableNames.get(project.schema(), name, "--root")))))
                .orElse(project);
    }
}
