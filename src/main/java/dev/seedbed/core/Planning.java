package dev.seedbed.core;

import dev.seedbed.core.SourceReader.Reading;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Drafter;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.trial.Trial;
import java.sql.SQLException;
import java.util.Optional;

/// Makes projects of what was read: planned, which takes no server, and tried on the server that has the schema.
record Planning(SourceReader reader) {

    /// Not held against any server.
    static Project planned(Source source, Reading read) {
        var draft = draft(read.schema(), read.scenario());
        return new Project(
                source, read.database(), read.schema(), draft.graph(), read.scenario(), Planner.plan(draft), false);
    }

    Project tried(Source source, Reading read, Progress progress) {
        var draft = draft(read.schema(), read.scenario());
        var foreign = read.database().isPresent() ? Optional.<DatabaseUrl>empty() : SourceReader.foreign(source);
        var database = foreign.isPresent()
                ? read.database()
                : Optional.of(read.database().orElseGet(() -> reader.load(source, progress)));
        var url = foreign.or(() -> database.map(SchemaDatabase::url)).orElseThrow();
        var plan = tried(draft, url, database.isPresent());
        return new Project(source, database, read.schema(), draft.graph(), read.scenario(), plan, true);
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

    /// The plan, held against the server; as it is where the server does not allow that.
    static Plan tried(Draft draft, DatabaseUrl url, boolean own) {
        try (var connection = Connections.session(url)) {
            return Trial.plan(draft, connection, own);
        } catch (SQLException refused) {
            return Planner.plan(draft)
                    .with(Problem.warning(
                            Category.UNSATISFIABLE,
                            "The rows were not tried on the server.",
                            url.place(),
                            SqlFailure.why(refused),
                            "Connect as a user who may make temporary tables, to a server that is no standby."));
        }
    }
}
