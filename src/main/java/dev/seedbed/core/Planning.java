package dev.seedbed.core;

import dev.seedbed.core.SourceReader.Reading;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.trial.Trial;
import java.util.Optional;

/// Makes projects of what was read: planned, which takes no server, and tried on the server that has the schema.
record Planning(SourceReader reader) {

    /// Not held against any server.
    static Project planned(Source source, Reading read) {
        return planned(source, read, draft(read.schema(), read.scenario()));
    }

    /// Where nothing but notes on what is intended has changed, no row has, and nothing is planned.
    static Project planned(Project project, Scenario scenario) {
        if (scenario.equals(project.scenario().withIntended(scenario.intended()))) {
            return project.withIntended(scenario.intended());
        }
        return planned(project.source(), Reading.of(project).with(scenario), draft(project, scenario));
    }

    private static Project planned(Source source, Reading read, Draft draft) {
        return new Project(
                source, read.database(), read.schema(), draft.graph(), read.scenario(), Planner.plan(draft), false);
    }

    /// What was known of a source without its server is read again there.
    Project tried(Source source, Reading read, Progress progress) {
        return tried(source, read, draft(read.schema(), read.scenario()), progress);
    }

    Project tried(Project project, Scenario scenario, Progress progress) {
        var read = Reading.of(project).with(scenario);
        return tried(project.source(), read, draft(project, scenario), progress);
    }

    /// The project itself when it was tried before.
    Project tried(Project project, Progress progress) {
        return project.tried() ? project : tried(project, project.scenario(), progress);
    }

    private Project tried(Source source, Reading read, Draft draft, Progress progress) {
        if (read.database().isPresent()) {
            return tried(source, read, draft, read.database().get().url());
        }
        var origin = SourceReader.origin(source);
        return origin instanceof Source.Database(var theirs)
                ? tried(source, read, draft, theirs)
                : tried(source, reader.read(origin, progress).with(read.scenario()), progress);
    }

    private static Project tried(Source source, Reading read, Draft draft, DatabaseUrl url) {
        var plan = Trial.plan(draft, url, read.database().isPresent());
        return new Project(source, read.database(), read.schema(), draft.graph(), read.scenario(), plan, true);
    }

    static Draft draft(Schema schema, Scenario scenario) {
        return Drafter.draft(schema, graph(schema, scenario), scenario);
    }

    /// The same as for the schema alone; what does not depend on the scenario is not worked out again.
    private static Draft draft(Project known, Scenario scenario) {
        var graph = sameRoot(known, scenario.root())
                ? known.graph().intended(scenario.intended())
                : graph(known.schema(), scenario);
        return Drafter.draft(known.draft(), graph, scenario);
    }

    /// Whether a scenario with this root has the tenant that the project has, which it may have found by itself.
    private static boolean sameRoot(Project known, Optional<TableName> root) {
        return root.isPresent()
                ? root.equals(known.graph().root())
                : known.scenario().root().isEmpty();
    }

    static TenantGraph graph(Schema schema, Scenario scenario) {
        return scenario.root()
                .map(root -> TenantGraph.of(schema, root))
                .orElseGet(() -> TenantGraph.of(schema))
                .intended(scenario.intended());
    }
}
