package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.project.ScenarioChange;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Size;
import dev.seedbed.core.schema.Schema;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// How much data, and which.
final class SizeOptions implements ScenarioChange {

    @Option(names = "--seed", paramLabel = "N", description = "Another seed makes other data.")
    private Optional<Long> seed;

    @ArgGroup
    private Amount amount = new Amount();

    /// One way of saying how many rows.
    static final class Amount {
        @Option(
                names = "--size",
                paramLabel = "S|M|L",
                description = "About 1 000, 30 000 or 5 000 000 rows in all; at least one tenant and all shared rows.")
        private Optional<Size> size = Optional.empty();

        @Option(names = "--rows", paramLabel = "N", description = "About N rows in all: sets the number of tenants.")
        private Optional<Long> rows = Optional.empty();
    }

    @Override
    public Scenario of(Schema schema, Scenario scenario) {
        var seeded = seed.map(scenario::withSeed).orElse(scenario);
        return amount.rows
                .or(() -> amount.size.map(Size::rows))
                .map(rows -> Workbench.sized(schema, seeded, rows))
                .orElse(seeded);
    }
}
