package dev.seedbed.core.guard.routes;

import java.nio.file.Path;
import java.util.List;

/// A small application with the kit in its repository, built for production and for staging.
interface App {

    Path folder();

    /// All files that production ships.
    List<Path> production();

    List<String> productionCommand();

    List<String> stagingCommand();

    /// The code that compares secrets.
    String secretSource();

    /// The call in it that takes the same time for all.
    String comparison();
}
