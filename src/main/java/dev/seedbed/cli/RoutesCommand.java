package dev.seedbed.cli;

import picocli.CommandLine.Command;

/// `seedbed routes`: test routes that never ship.
@Command(
        name = "routes",
        description = "Test routes for a staging image: writes them, and proves that production has none.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RoutesScanCommand.class})
final class RoutesCommand {}
