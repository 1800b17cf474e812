package dev.seedbed.core;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.scenario.IdleMarks;
import dev.seedbed.core.scenario.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The verdicts on one schema for each of several roots; nothing is planned.
public record Judgement(Optional<SchemaDatabase> database, Scenario scenario, List<TenantGraph> graphs) {

    public Judgement {
        graphs = List.copyOf(graphs);
    }

    /// What the schema file could not keep, and the marks that change nothing for any root.
    public List<Problem> warnings() {
        var idle = graphs.stream()
                .limit(1)
                .flatMap(graph -> IdleMarks.of(graph, scenario).stream())
                .filter(this::idleEverywhere);
        return Stream.concat(database.stream().flatMap(loaded -> loaded.leftOut().stream()), idle)
                .toList();
    }

    private boolean idleEverywhere(Problem warning) {
        return graphs.stream()
                .allMatch(graph -> IdleMarks.of(graph, scenario).stream()
                        .anyMatch(other -> other.where().equals(warning.where())));
    }
}
