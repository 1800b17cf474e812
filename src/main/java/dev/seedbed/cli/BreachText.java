package dev.seedbed.cli;

import dev.seedbed.core.cascade.Breach;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.cascade.migration.Script;
import java.util.ArrayList;
import java.util.Optional;

/// The message of a breach: why, the way from the root, and the migration that would mend it.
final class BreachText {

    private final Script migration;

    BreachText(TenantGraph graph) {
        migration = Migration.of(graph, Choices.DEFAULTS).forward();
    }

    String of(Breach breach) {
        var lines = new ArrayList<String>();
        lines.add(breach.reason());
        if (!breach.path().isEmpty()) {
            lines.add("path: " + GraphReport.path(breach.path()));
        }
        migration(breach).ifPresent(sql -> lines.add("seedbed fix writes:\n" + sql));
        return String.join("\n", lines);
    }

    /// The SQL that would mend the breach, without its transactions and locks; empty where none is known.
    Optional<String> migration(Breach breach) {
        return Optional.of(migration.statements(breach.table())).filter(sql -> !sql.isEmpty());
    }
}
