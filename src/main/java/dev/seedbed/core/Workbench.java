package dev.seedbed.core;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.local.LocalBranches;
import dev.seedbed.core.branch.local.LocalPublish;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.FileFailure;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.database.SchemaDatabases;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.deliver.SeedFile;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.deliver.Verifier;
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
import dev.seedbed.core.scenario.ScenarioFile;
import dev.seedbed.core.scenario.ScenarioText;
import dev.seedbed.core.scenario.Sizing;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.core.trial.Trial;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The pipeline as methods, in order: open, change, preview, export, push, check. Every method blocks, and may throw a
/// {@link dev.seedbed.core.feedback.SeedbedException}; none keeps state between calls.
public final class Workbench {

    private final EmbeddedPostgres server;

    public Workbench(SeedbedHome home) {
        server = new EmbeddedPostgres(home);
    }

    public EmbeddedPostgres server() {
        return server;
    }

    /// Reads the schema, judges the cascade, drafts the scenario and plans the rows.
    public Project open(Source source, Progress progress) {
        return switch (source) {
            case Source.OfSample(var sample) -> {
                var project = ofDdl(source, sample.ddl(), progress);
                yield sample.scenario()
                        .map(text -> withScenario(project, sample.code() + ".yaml", text))
                        .orElse(project);
            }
            case Source.SqlFile(var file) -> ofDdl(source, read(file), progress);
            case Source.Database(var url) -> ofDatabase(source, url, progress);
            case Source.ScenarioYaml(var file) -> ofScenario(file, progress);
        };
    }

    public Project withScenario(Project project, Scenario scenario) {
        return project(project.source(), project.schemaDatabase(), project.schema(), scenario);
    }

    /// What a scenario file says; `file` is its name in messages.
    public Project withScenario(Project project, String file, String yaml) {
        return withScenario(project, ScenarioFile.read(file, yaml, project.schema()));
    }

    /// As many tenants as make about `rows` rows in all.
    public Project withRows(Project project, long rows) {
        var sized = Sizing.toRows(
                project.scenario(),
                rows,
                scenario -> Planner.plan(draft(project.schema(), scenario)).rows(),
                project.schema().tables().size(),
                project.graph().root().isPresent());
        return withScenario(project, sized);
    }

    /// The scenario file of the project, everything inferred with its reason.
    public String scenarioText(Project project) {
        return ScenarioText.of(project.draft(), project.source().text());
    }

    public Preview preview(Project project, TableName table, long from, int rows) {
        return Preview.of(project.plan().table(table), from, rows);
    }

    public ExportReport export(Project project, Loader loader, Path file, Progress progress) {
        return SeedFile.write(project.plan(), SeedForm.of(loader), file, progress);
    }

    public void export(Project project, Loader loader, OutputStream out, Progress progress) {
        SeedFile.write(project.plan(), SeedForm.of(loader), out, progress);
    }

    /// Loads a staging database, verifies it, and swaps it in as the base that branches are made of.
    public PushReport push(Project project, BranchName base, Progress progress) {
        var started = System.nanoTime();
        var schemaDatabase = project.schemaDatabase()
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "This schema cannot be pushed yet.",
                                project.source().text(),
                                "A database's DDL is needed to build the base, and Seedbed reads only the catalogue of yours.",
                                "Write it to a file with 'pg_dump --schema-only --no-owner -f schema.sql URL' and push that.")
                        .exception());
        var check = new CheckReport[1];
        var branch = new LocalPublish(server.start(progress).url())
                .publish(base, schemaDatabase.url(), stage -> check[0] = fill(project, stage, progress), progress);
        return new PushReport(branch, project.plan().rows(), check[0], Duration.ofNanos(System.nanoTime() - started));
    }

    /// Reads a loaded database back and asks every rule.
    public CheckReport check(DatabaseUrl url, Progress progress) {
        try (var target = Connections.readOnly(url)) {
            return Verifier.check(target, progress);
        }
    }

    public BranchProvider branches(Progress progress) {
        return new LocalBranches(server.start(progress).url());
    }

    private static CheckReport fill(Project project, DatabaseUrl stage, Progress progress) {
        try (var target = Connections.to(stage)) {
            BareLoad.into(target, project.plan(), progress);
            var report = Verifier.check(target, progress);
            if (!report.clean()) {
                var first = report.findings().getFirst();
                throw Problem.error(
                                Category.FINDING,
                                "The rows were loaded, but do not keep every rule; nothing was published.",
                                first.table() + ", " + first.rule(),
                                first.what() + " (" + report.findings().size() + " rules broken in all)",
                                "Give the columns of that rule other values in the scenario.")
                        .exception();
            }
            return report;
        }
    }

    private Project ofDdl(Source source, String ddl, Progress progress) {
        var database = new SchemaDatabases(server).load(ddl, source.text(), progress);
        try (var connections = Connections.to(database.url())) {
            return project(
                    source,
                    Optional.of(database),
                    schema(source, connections, database.leftOut()),
                    Scenario.inferred());
        }
    }

    private Project ofDatabase(Source source, DatabaseUrl url, Progress progress) {
        progress.report("reading the catalogue", 0, 0);
        try (var connections = Connections.readOnly(url)) {
            return project(source, Optional.empty(), schema(source, connections, List.of()), Scenario.inferred());
        }
    }

    private Project ofScenario(Path file, Progress progress) {
        var yaml = read(file);
        var named = ScenarioFile.source(file.toString(), yaml)
                .orElseThrow(() -> Problem.error(
                                Category.USAGE,
                                "The scenario file does not name its source.",
                                file + ":1:1",
                                "A scenario belongs to a schema.",
                                "Add a line such as 'source: schema.sql' or 'source: sample:ledger'.")
                        .exception());
        var beside = file.resolveSibling(named);
        var source = named.endsWith(".sql") && !Path.of(named).isAbsolute() && Files.exists(beside)
                ? new Source.SqlFile(beside)
                : Source.parse(named);
        return withScenario(open(source, progress), file.toString(), yaml);
    }

    private static Schema schema(Source source, Connections connections, List<Problem> leftOut) {
        try (var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            if (schema.tables().isEmpty() && !leftOut.isEmpty()) {
                throw leftOut.getFirst().exception();
            }
            if (schema.tables().isEmpty()) {
                throw Problem.error(
                                Category.USAGE,
                                "There are no tables.",
                                source.text(),
                                "The schema is empty, or holds only system and extension objects.",
                                "Give a schema with CREATE TABLE statements, or the database that your tables are in.")
                        .exception();
            }
            return schema;
        } catch (SQLException failure) {
            throw SqlFailure.exception("The schema could not be read.", connections.url(), failure);
        }
    }

    private static Project project(Source source, Optional<SchemaDatabase> database, Schema schema, Scenario scenario) {
        var draft = draft(schema, scenario);
        var url = source instanceof Source.Database(var own)
                ? own
                : database.map(SchemaDatabase::url).orElseThrow();
        return new Project(source, database, schema, draft.graph(), scenario, tried(draft, url));
    }

    private static Draft draft(Schema schema, Scenario scenario) {
        var graph = scenario.root().map(root -> TenantGraph.of(schema, root)).orElseGet(() -> TenantGraph.of(schema));
        return Drafter.draft(schema, graph, scenario);
    }

    /// The plan, held against the server; as it is where the server does not allow that.
    private static Plan tried(Draft draft, DatabaseUrl url) {
        try (var connection = Connections.session(url)) {
            return Trial.plan(draft, connection);
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

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException failure) {
            throw unreadable(file, "It is not UTF-8 text.", failure);
        } catch (IOException failure) {
            throw unreadable(file, FileFailure.reason(failure), failure);
        }
    }

    private static RuntimeException unreadable(Path file, String why, IOException failure) {
        return Problem.error(
                        Category.UNREACHABLE,
                        "The file could not be read.",
                        file.toString(),
                        why,
                        "Check the path and its rights, and save it as UTF-8.")
                .exception(failure);
    }
}
