package dev.seedbed.core.project;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A schema with everything that follows from it and from what a person decided. A change makes a new project.
///
/// `schemaDatabase` is the embedded database that holds the schema; empty when it was read from somebody's own.
public record Project(
        Source source,
        Optional<SchemaDatabase> schemaDatabase,
        Schema schema,
        TenantGraph graph,
        Scenario scenario,
        Plan plan) {

    /// What the schema file and the plan could not keep.
    public List<Problem> warnings() {
        return Stream.concat(
                        schemaDatabase.stream().flatMap(database -> database.leftOut().stream()),
                        plan.warnings().stream())
                .toList();
    }

    public Draft draft() {
        return plan.draft();
    }
}
