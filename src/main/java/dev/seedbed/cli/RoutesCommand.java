package dev.seedbed.cli;

import picocli.CommandLine.Command;

/// `seedbed routes`: the test routes that a staging server has, and a production one must not have.
@Command(
        name = "routes",
        description = "Test routes for a staging image: writes them, and proves that production has none.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {RoutesGenerateCommand.class, RoutesScanCommand.class})
final class RoutesCommand {}
