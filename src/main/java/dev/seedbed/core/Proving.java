package dev.seedbed.core;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.Verdict;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.ScratchDatabase;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.proof.Prover;
import dev.seedbed.core.proof.Rehearsal;
import dev.seedbed.core.scenario.EdgePacks;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.DeleteAction;
import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.trial.Trial;
import java.util.List;

/// Proves deletes in scratch copies of a project's schema; a person's own database is never touched.
record Proving(EmbeddedPostgres server) {

    private static final long TENANTS = 2;
    private static final double STRAYS = 0.3;

    Proof prove(Project project, Progress progress) {
        needRoot(project);
        var database = project.schemaDatabase().orElseThrow(() -> Workbench.needsDdl(project, "proven"));
        return prove(database.url(), project.schema(), project.scenario(), project.plan(), progress);
    }

    Rehearsal rehearse(Project project, Migration migration, Progress progress) {
        needRoot(project);
        var database = project.schemaDatabase().orElseThrow(() -> Workbench.needsDdl(project, "rehearsed"));
        try (var scratch = copyOf(database.url(), progress)) {
            Schema schema;
            try (var connections = Connections.to(scratch.url())) {
                schema = Rehearsal.run(migration.forward(), connections, progress);
            }
            var graph = TenantGraph.of(schema, project.graph().root().orElseThrow())
                    .intended(project.scenario().intended());
            var whole = Planner.plan(Planning.draft(schema, project.scenario().withEdges(EdgePacks.NONE)));
            var proof = prove(scratch.url(), schema, project.scenario(), whole, progress);
            return new Rehearsal(graph, Rehearsal.surprises(migration.after(), graph), proof);
        }
    }

    /// Keys that the first data leaves unused get rows in a second try.
    private Proof prove(DatabaseUrl template, Schema schema, Scenario scenario, Plan whole, Progress progress) {
        var two = withStrays(
                schema,
                scenario.withFixtures(List.of()).withEdges(EdgePacks.NONE).withTenants(TENANTS));
        var first = proveOnce(template, schema, two, whole, progress);
        var used = withoutNulls(two, first.unused());
        return used.equals(two) ? first : proveOnce(template, schema, used, whole, progress);
    }

    private Proof proveOnce(DatabaseUrl template, Schema schema, Scenario scenario, Plan whole, Progress progress) {
        var plan = Trial.plan(Planning.draft(schema, scenario), template, true);
        try (var scratch = copyOf(template, progress);
                var connections = Connections.to(scratch.url())) {
            return Prover.prove(plan, whole, connections, progress);
        }
    }

    private ScratchDatabase copyOf(DatabaseUrl template, Progress progress) {
        progress.report("making a scratch copy", 0, 0);
        return ScratchDatabase.copyOf(template, server.start(progress).url());
    }

    private static Scenario withoutNulls(Scenario scenario, List<ForeignKey> keys) {
        var changed = scenario;
        for (var key : keys) {
            changed = changed.withNulls(key.table(), key.columns(), 0);
        }
        return changed;
    }

    /// Where a cascade misses rows whose key is NULL, some rows are such.
    private static Scenario withStrays(Schema schema, Scenario scenario) {
        var changed = scenario;
        for (var verdict : Planning.graph(schema, scenario).problems()) {
            var table = schema.table(verdict.table());
            for (var key : table.foreignKeys()) {
                var free = key.columns().stream()
                        .filter(column -> table.column(column).nullable())
                        .toList();
                if (verdict.verdict() == Verdict.LEFT_BEHIND
                        && key.onDelete() == DeleteAction.CASCADE
                        && !key.selfReference()
                        && !free.isEmpty()) {
                    changed = changed.withNulls(key.table(), free, STRAYS);
                }
            }
        }
        return changed;
    }

    private static void needRoot(Project project) {
        project.graph().requireRoot(project.source().text(), "Without a tenant there is no delete to prove.");
    }
}
