package dev.seedbed.core.project;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.IdleMarks;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.SchemaMemory;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A schema with everything that follows from it and from what a person decided. A change makes a new project.
///
/// `schemaDatabase` is the embedded database that holds the schema. It is empty when the schema was read from
/// somebody's own, and of a sample that is shown before the server is up, which is untried. `tried` says whether the
/// plan was held against the server that has the schema, as far as that allows it.
public record Project(
        Source source,
        Optional<SchemaDatabase> schemaDatabase,
        Schema schema,
        TenantGraph graph,
        Scenario scenario,
        Plan plan,
        boolean tried) {

    /// What the schema file, the plan and the scenario could not keep.
    public List<Problem> warnings() {
        return Stream.concat(
                        schemaDatabase.stream().flatMap(database -> database.leftOut().stream()),
                        scenarioWarnings().stream())
                .toList();
    }

    /// What the plan and the scenario could not keep, and that the schema has changed.
    public List<Problem> scenarioWarnings() {
        return Stream.concat(drift().flatMap(drift -> drift.warning(source.text())).stream(), rowWarnings().stream())
                .toList();
    }

    /// What the plan and the scenario could not keep.
    public List<Problem> rowWarnings() {
        return Stream.concat(plan.warnings().stream(), IdleMarks.of(graph, scenario).stream())
                .toList();
    }

    /// How the schema has changed since the scenario was decided, if it has.
    public Optional<Drift> drift() {
        return scenario.memory()
                .map(memory -> Drift.between(memory, SchemaMemory.of(schema)))
                .filter(drift -> !drift.isEmpty());
    }

    /// With other notes on tables whose rows may stay. No row depends on them, so nothing is planned.
    public Project withIntended(Map<TableName, String> notes) {
        var marked = scenario.withIntended(notes);
        var judged = graph.intended(notes);
        return new Project(
                source,
                schemaDatabase,
                schema,
                judged,
                marked,
                plan.with(plan.draft().with(judged, marked)),
                tried);
    }

    /// The same under another name.
    public Project withSource(Source other) {
        return new Project(other, schemaDatabase, schema, graph, scenario, plan, tried);
    }

    /// Whether this is the other one, held against the server since: the schema of a sample is read there anew.
    public boolean confirms(Project planned) {
        return source.equals(planned.source)
                && scenario.equals(planned.scenario)
                && ((tried && !planned.tried) || schema.equals(planned.schema));
    }

    public Draft draft() {
        return plan.draft();
    }
}
