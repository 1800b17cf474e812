package dev.seedbed.core;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.providers.BranchProviders;
import dev.seedbed.core.branch.secret.Credentials;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.SchemaDatabase;
import dev.seedbed.core.database.ScratchDatabase;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.WholeFile;
import dev.seedbed.core.deliver.CheckReport;
import dev.seedbed.core.deliver.Estimate;
import dev.seedbed.core.deliver.ExportReport;
import dev.seedbed.core.deliver.Fingerprint;
import dev.seedbed.core.deliver.LoadReport;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Preview;
import dev.seedbed.core.deliver.ScriptLoad;
import dev.seedbed.core.deliver.SeedFile;
import dev.seedbed.core.deliver.SeedForm;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.guard.attest.Attestation;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.AuditReport;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.FileAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.guard.routes.TenantFiles;
import dev.seedbed.core.project.Layouts;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.ScenarioChange;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.proof.Rehearsal;
import dev.seedbed.core.scenario.Draft;
import dev.seedbed.core.scenario.Drafter;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.ScenarioFile;
import dev.seedbed.core.scenario.ScenarioText;
import dev.seedbed.core.scenario.Sizing;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.core.trial.Trial;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The pipeline as methods, in order: open, change, preview, export, push, check. Every method blocks, and may
/// throw a {@link dev.seedbed.core.feedback.SeedbedException}; none keeps state between calls.
public final class Workbench {

    private final EmbeddedPostgres server;
    private final Layouts layouts;
    private final BranchProviders providers;

    public Workbench(SeedbedHome home) {
        this(home, Credentials.ofUser());
    }

    public Workbench(SeedbedHome home, Credentials credentials) {
        server = new EmbeddedPostgres(home);
        layouts = new Layouts(home);
        providers = new BranchProviders(server, new Journal(home), credentials, BranchProviders.Reach.NORMAL);
    }

    public EmbeddedPostgres server() {
        return server;
    }

    public Layouts layouts() {
        return layouts;
    }

    /// Reads the schema, judges the cascade, drafts the scenario and plans the rows.
    public Project open(Source source, Progress progress) {
        return open(source, (_, scenario) -> scenario, progress);
    }

    /// The same, for a scenario that is changed before anything is planned.
    public Project open(Source source, ScenarioChange change, Progress progress) {
        var read = new SourceReader(server).read(source, progress);
        var scenario = change.of(read.schema(), read.scenario());
        return project(source, read.database(), read.schema(), scenario);
    }

    /// The same, where a scenario file may hold decisions that no longer fit its schema: they are left out.
    public Project openFitting(Source source, Progress progress) {
        try {
            return open(source, progress);
        } catch (SeedbedException failure) {
            return new Updating(new SourceReader(server))
                    .fitting(source, progress)
                    .orElseThrow(() -> failure);
        }
    }

    /// Reads the schema and judges the cascade for each of the roots that are chosen, or else for the
    /// scenario's.
    public Judgement judge(Source source, Function<Schema, List<TableName>> roots, Progress progress) {
        var read = new SourceReader(server).read(source, progress);
        var chosen = roots.apply(read.schema());
        var graphs = chosen.isEmpty()
                ? List.of(graph(read.schema(), read.scenario()))
                : chosen.stream()
                        .map(root -> graph(read.schema(), read.scenario().withRoot(Optional.of(root))))
                        .toList();
        return new Judgement(read.database(), read.scenario(), graphs);
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
        return withScenario(project, sized(project.schema(), project.scenario(), rows));
    }

    /// The scenario with as many tenants as make about `rows` rows in all.
    public static Scenario sized(Schema schema, Scenario scenario, long rows) {
        var draft = draft(schema, scenario);
        if (draft.graph().root().isEmpty()) {
            return Sizing.ofTables(scenario, rows, schema.tables().size());
        }
        if (scenario.population().zipf().isPresent()) {
            return Sizing.ofUnequalTenants(scenario, rows, other -> volume(draft(schema, other), true));
        }
        var shared = volume(draft, false);
        var ofTenants = volume(draft, true) - shared;
        return Sizing.ofTenants(scenario, rows, Math.ceilDiv(ofTenants, scenario.tenants()), shared);
    }

    /// The rows besides edge cases, of all tables or of those without tenants.
    private static long volume(Draft draft, boolean all) {
        return Planner.numberings(draft).entrySet().stream()
                .filter(table -> all || !draft.lineage().owned().contains(table.getKey()))
                .mapToLong(table -> table.getValue().volume())
                .sum();
    }

    /// The scenario file of the project, everything inferred with its reason.
    public String scenarioText(Project project) {
        return ScenarioText.of(project.draft(), project.source().text());
    }

    /// How the schema differs from the one that a scenario file remembers.
    public Drift drift(Source source, Progress progress) {
        return new Updating(new SourceReader(server)).drift(source, progress);
    }

    /// A scenario file for the schema of today; nothing is written.
    public ScenarioUpdate update(Source source, ScenarioChange change, Progress progress) {
        return new Updating(new SourceReader(server)).update(source, change, progress);
    }

    /// Writes the file of an update, whole.
    public void write(ScenarioUpdate update) {
        WholeFile.write(update.file(), update.after(), "The scenario file could not be written.");
    }

    /// What would mend the cascade of the project's schema; nothing is run. Tables whose rows are intended to
    /// stay are left alone unless chosen.
    public Migration mend(Project project, Choices choices) {
        return Migration.of(
                project.graph(), choices.intending(project.scenario().intended().keySet()));
    }

    public Preview preview(Project project, TableName table, long from, int rows) {
        return Preview.of(project.plan().table(table), from, rows);
    }

    public ExportReport export(Project project, Loader loader, Path file, Progress progress) {
        return export(project, SeedForm.of(loader), file, progress);
    }

    public ExportReport export(Project project, SeedForm form, Path file, Progress progress) {
        return SeedFile.write(project.plan(), form, file, progress);
    }

    public void export(Project project, SeedForm form, OutputStream out, Progress progress) {
        SeedFile.write(project.plan(), form, out, progress);
    }

    /// How many rows and about how many bytes an export would be.
    public Estimate estimate(Project project) {
        return Estimate.of(project.plan());
    }

    /// Loads a seed file into a scratch copy of the project's schema, as psql would, and asks every rule there. The
    /// file
    /// has at most {@link ScriptLoad#LARGEST} bytes.
    public LoadReport load(Project project, Path file, Progress progress) {
        var database = project.schemaDatabase().orElseThrow(() -> needsDdl(project, "loaded here"));
        progress.report("making a scratch copy", 0, 0);
        try (var scratch = ScratchDatabase.copyOf(
                        database.url(), server.start(progress).url());
                var target = Connections.to(scratch.url())) {
            var started = System.nanoTime();
            ScriptLoad.into(target, file, progress);
            return new LoadReport(Duration.ofNanos(System.nanoTime() - started), Verifier.check(target, progress));
        }
    }

    /// What a push would do. Reaches the provider, and changes nothing there.
    public PushPlan planPush(Project project, BranchName base, BranchPlace place, Progress progress) {
        return new Pushing(providers).plan(project, base, place, progress);
    }

    /// Loads a stage, verifies it, and makes it the base that branches are made of, on the embedded server.
    public PushReport push(Project project, BranchName base, Progress progress) {
        return push(project, base, BranchPlace.LOCAL, progress);
    }

    /// The same at any provider.
    public PushReport push(Project project, BranchName base, BranchPlace place, Progress progress) {
        return new Pushing(providers).push(project, base, place, progress);
    }

    /// Reads a loaded database back and asks every rule.
    public CheckReport check(DatabaseUrl url, Progress progress) {
        try (var target = Connections.readOnly(url)) {
            return Verifier.check(target, progress);
        }
    }

    /// The evidence that what the project makes is synthetic.
    public Attestation attest(Project project) {
        return Attestation.of(project.plan());
    }

    /// The same, with what a database says that was filled from the project.
    public Attestation attest(Project project, DatabaseUrl url, Progress progress) {
        try (var target = Connections.readOnly(url)) {
            return Attestation.of(project.plan(), Verifier.check(target, progress), target);
        }
    }

    /// Looks for what could be somebody's in a database; with a plan, also for rows that it does not make.
    public AuditReport audit(DatabaseUrl url, AuditOptions options, Optional<Plan> plan, Progress progress) {
        return DatabaseAudit.of(url, options, plan.map(Replays::of).orElse(Replays.NONE), progress);
    }

    /// The same for a dump in a file.
    public AuditReport audit(Path dump, Optional<Plan> plan, Progress progress) {
        return FileAudit.of(dump, plan.map(Replays::of).orElse(Replays.NONE), progress);
    }

    /// Deletes one of two generated tenants in a scratch copy of the schema, and counts; the forecast is for
    /// the project's own size.
    public Proof prove(Project project, Progress progress) {
        return new Proving(server).prove(project, progress);
    }

    /// Runs a migration on a scratch copy of the schema, judges it anew, and proves it.
    public Rehearsal rehearse(Project project, Migration migration, Progress progress) {
        return new Proving(server).rehearse(project, migration, progress);
    }

    /// The tenants that test routes can make: `count` more than the project has.
    public TenantFiles testTenants(Project project, long count) {
        var scenario = project.scenario();
        var wider = withScenario(project, scenario.withTenants(scenario.tenants() + Math.max(0, count)));
        return TenantFiles.of(project.plan(), wider.plan());
    }

    /// The branches on the embedded server.
    public BranchProvider branches(Progress progress) {
        return branches(BranchPlace.LOCAL, progress);
    }

    public BranchProvider branches(BranchPlace place, Progress progress) {
        return providers.at(place, progress);
    }

    /// Makes copies of a base on a local server ahead of need, so that branches of it are there at once. Takes
    /// as long as copying does, so this is for the background.
    public void fillPool(BranchName base, BranchPlace place, Progress progress) {
        if (place.provider() == ProviderName.LOCAL) {
            providers.local(place, progress).fillPool(base, progress);
        }
    }

    /// What branches say they were published from, for this project.
    public String scenarioHash(Project project) {
        return Fingerprint.of(project.draft());
    }

    static SeedbedException needsDdl(Project project, String done) {
        return Problem.error(
                        Category.USAGE,
                        "This schema cannot be " + done + " yet.",
                        project.source().text(),
                        "That takes a database of Seedbed's own with the same DDL, and Seedbed reads only the catalogue of yours.",
                        "Write it to a file with 'pg_dump --schema-only --no-owner -f schema.sql URL', and open that.")
                .exception();
    }

    static Project project(Source source, Optional<SchemaDatabase> database, Schema schema, Scenario scenario) {
        var draft = draft(schema, scenario);
        var url = source instanceof Source.Database(var own)
                ? own
                : database.map(SchemaDatabase::url).orElseThrow();
        return new Project(source, database, schema, draft.graph(), scenario, tried(draft, url, database.isPresent()));
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
