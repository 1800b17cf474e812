package dev.seedbed.core;

import dev.seedbed.core.SourceReader.Reading;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Drafter;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.trial.Trial;

/// Makes projects of what was read: planned, which takes no server, and tried on the server that has the schema.
record Planning(SourceReader reader) {

    /// Not held against any server.
    static Project planned(Source source, Reading read) {
        var draft = draft(read.schema(), read.scenario());
        return new Project(
                source, read.database(), read.schema(), draft.graph(), read.scenario(), Planner.plan(draft), false);
    }

    /// What was known of a source without its server is read again there.
    Project tried(Source source, Reading read, Progress progress) {
        if (read.database().isPresent()) {
            return tried(source, read, read.database().get().url());
        }
        var origin = SourceReader.origin(source);
        return origin instanceof Source.Database(var theirs)
                ? tried(source, read, theirs)
                : tried(source, reader.read(origin, progress).with(read.scenario()), progress);
    }

    private static Project tried(Source source, Reading read, DatabaseUrl url) {
        var draft = draft(read.schema(), read.scenario());
        var plan = Trial.plan(draft, url, read.database().isPresent());
        return new Project(source, read.database(), read.schema(), draft.graph(), read.scenario(), plan, true);
    }

    /// The project itself when it was tried before.
    Project tried(Project project, Progress progress) {
        return project.tried() ? project : tried(project.source(), Reading.of(project), progress);
    }

    static Draft draft(Schema schema, Scenario scenario) {
        return Drafter.draft(schema, graph(schema, scenario), scenario);
    }

    static TenantGraph graph(Schema schema, Scenario scenario) {
        return scenario.root()
                .map(root -> TenantGraph.of(schema, root))
                .orElseGet(() -> TenantGraph.of(schema))
                .intended(scenario.intended());
    }
}
