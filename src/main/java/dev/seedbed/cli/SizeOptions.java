package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.scenario.Size;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// How much data, and which.
final class SizeOptions {

    @Option(names = "--seed", paramLabel = "N", description = "Another seed makes other data.")
    private Optional<Long> seed;

    @ArgGroup
    private Amount amount = new Amount();

    /// One way of saying how many rows.
    static final class Amount {
        @Option(names = "--size", paramLabel = "S|M|L", description = "About 1 000, 30 000 or 1 000 000 rows in all.")
        private Optional<Size> size = Optional.empty();

        @Option(names = "--rows", paramLabel = "N", description = "About N rows in all: sets the number of tenants.")
        private Optional<Long> rows = Optional.empty();
    }

    Project apply(Workbench workbench, Project project) {
        var seeded = seed.map(number ->
                        workbench.withScenario(project, project.scenario().withSeed(number)))
                .orElse(project);
        return amount.rows
                .or(() -> amount.size.map(Size::rows))
                .map(rows -> workbench.withRows(seeded, rows))
                .orElse(seeded);
    }
}
