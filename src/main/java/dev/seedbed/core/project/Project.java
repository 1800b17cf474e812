package dev.seedbed.core.project;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;
import java.util.Optional;

/// A schema with everything that follows from it and from what a person decided. A change makes a new project.
///
/// `schemaDatabase` is the embedded database that holds the schema; empty when it was read from somebody's own.
public record Project(
        Source source,
        Optional<DatabaseUrl> schemaDatabase,
        Schema schema,
        TenantGraph graph,
        Scenario scenario,
        Plan plan) {

    public Draft draft() {
        return plan.draft();
    }
}
