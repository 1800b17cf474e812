package dev.seedbed.cli;

import dev.seedbed.core.Workbench;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.feedback.Progress;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Where branches live.
final class PlaceOptions {

    @Option(
            names = "--provider",
            defaultValue = "local",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ProviderName provider;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "A PostgreSQL of your own instead of the embedded one (or SEEDBED_SERVER_URL).")
    private Optional<String> server;

    BranchPlace place() {
        return place(provider, server);
    }

    BranchProvider provider(Workbench workbench, Progress progress) {
        return workbench.branches(place(), progress);
    }

    static BranchPlace place(ProviderName provider, Optional<String> server) {
        return new BranchPlace(provider, server.map(UrlArgument::parse));
    }
}
