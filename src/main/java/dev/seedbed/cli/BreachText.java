package dev.seedbed.cli;

import dev.seedbed.core.cascade.Breach;
import dev.seedbed.core.cascade.TenantGraph;
import java.util.ArrayList;
import java.util.Optional;

/// The message of a breach: why, the way from the root, and the migration that would mend it.
final class BreachText {

    private BreachText() {}

    static String of(TenantGraph graph, Breach breach) {
        var lines = new ArrayList<String>();
        lines.add(breach.reason());
        if (!breach.path().isEmpty()) {
            lines.add("path: " + GraphReport.path(breach.path()));
        }
        mendingMigration(graph, breach).ifPresent(lines::add);
        return String.join("\n", lines);
    }

    /// The SQL that would mend the breach; empty where none is known.
    static Optional<String> mendingMigration(TenantGraph graph, Breach breach) {
        return Optional.empty();
    }
}
