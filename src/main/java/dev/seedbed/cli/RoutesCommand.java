package dev.seedbed.cli;

import picocli.CommandLine.Command;

/// `seedbed routes`: the test routes of an application.
@Command(
        name = "routes",
        description = "Keeps test routes out of production.",
        mixinStandardHelpOptions = true,
        subcommands = {RoutesScanCommand.class})
final class RoutesCommand {}
