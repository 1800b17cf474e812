package dev.seedbed.core;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.BranchProvider;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.providers.BranchProviders;
import dev.seedbed.core.branch.secret.Credentials;
import dev.seedbed.core.cascade.migration.Choices;
import dev.seedbed.core.cascade.migration.Migration;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.ScratchDatabase;
import dev.seedbed.core.database.SeedbedHome;
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
import dev.seedbed.core.deliver.Shard;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.guard.attest.Attestation;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.AuditReport;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.FileAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.guard.routes.TenantFiles;
import dev.seedbed.core.project.DesignFile;
import dev.seedbed.core.project.Designs;
import dev.seedbed.core.project.Layouts;
import dev.seedbed.core.project.OpenWindows;
import dev.seedbed.core.project.Project;
import dev.seedbed.core.project.Sample;
import dev.seedbed.core.project.ScenarioChange;
import dev.seedbed.core.project.Source;
import dev.seedbed.core.proof.Proof;
import dev.seedbed.core.proof.Rehearsal;
import dev.seedbed.core.scenario.Drift;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.Sizing;
import dev.seedbed.core.scenario.draft.Draft;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.scenario.file.ScenarioText;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The pipeline as methods, in order: open, change, preview, export, push, check. Every method blocks, and may
/// throw a {@link dev.seedbed.core.feedback.SeedbedException}; none keeps state between calls. What is written, proven
/// or compared comes from a tried project: one that is not is tried first.
public final class Workbench {

    private final EmbeddedPostgres server;
    private final SourceReader reader;
    private final Planning planning;
    private final Layouts layouts;
    private final Designs designs;
    private final OpenWindows windows;
    private final BranchProviders providers;

    public Workbench(SeedbedHome home) {
        this(home, Credentials.ofUser());
    }

    public Workbench(SeedbedHome home, Credentials credentials) {
        server = new EmbeddedPostgres(home);
        reader = new SourceReader(server);
        planning = new Planning(reader);
        layouts = new Layouts(home);
        designs = new Designs(home);
        windows = new OpenWindows(home);
        providers = new BranchProviders(server, new Journal(home), credentials, BranchProviders.Reach.NORMAL);
    }

    public EmbeddedPostgres server() {
        return server;
    }

    public Layouts layouts() {
        return layouts;
    }

    public Designs designs() {
        return designs;
    }

    public OpenWindows windows() {
        return windows;
    }

    /// Has all that a first look takes loaded, and the embedded server started, while nobody waits; returns at once.
    /// That the server fails is told when somebody needs it.
    public void warmUp() {
        Thread.ofPlatform().daemon().name("seedbed-warm-up").start(() -> {
            glance(new Source.OfSample(Sample.LEDGER));
            try {
                server.start(Progress.UNWATCHED);
            } catch (SeedbedException _) {
                // whoever opens something starts it again, and hears why that fails
            }
        });
    }

    /// Reads the schema, judges the cascade, drafts the scenario and plans the rows.
    public Project open(Source source, Progress progress) {
        return open(source, (_, scenario) -> scenario, progress);
    }

    /// The same, for a scenario that is changed before anything is planned.
    public Project open(Source source, ScenarioChange change, Progress progress) {
        var read = reader.read(source, progress);
        return planning.tried(source, read.with(change.of(read.schema(), read.scenario())), progress);
    }

    /// The same, where a scenario file may hold decisions that no longer fit its schema: they are left out.
    public Project openFitting(Source source, Progress progress) {
        try {
            return open(source, progress);
        } catch (SeedbedException failure) {
            return new Updating(planning).fitting(source, progress).orElseThrow(() -> failure);
        }
    }

    /// What can be shown of a source before any server is up: an untried project of a sample, or of a scenario file
    /// that names one. Empty for all else, and where something is wrong: opening the source tells what.
    public Optional<Project> glance(Source source) {
        try {
            return SourceReader.glance(source).map(read -> Planning.planned(source, read));
        } catch (SeedbedException _) {
            return Optional.empty();
        }
    }

    /// Reads the schema and judges the cascade for each of the roots that are chosen, or else for the
    /// scenario's.
    public Judgement judge(Source source, Function<Schema, List<TableName>> roots, Progress progress) {
        var read = reader.read(source, progress);
        var chosen = roots.apply(read.schema());
        var graphs = chosen.isEmpty()
                ? List.of(Planning.graph(read.schema(), read.scenario()))
                : chosen.stream()
                        .map(root ->
                                Planning.graph(read.schema(), read.scenario().withRoot(Optional.of(root))))
                        .toList();
        return new Judgement(read.database(), read.scenario(), graphs);
    }

    /// The project with another scenario, as it is without asking any server: what is written or proven is tried
    /// first.
    public Project planned(Project project, Scenario scenario) {
        return Planning.planned(project, scenario);
    }

    /// What the text of a scenario means, as it is without asking any server; `file` is its name in messages. Decisions
    /// that a changed schema has left behind are left out.
    public Project planned(Project project, String file, String yaml) {
        return planned(project, Updating.fitting(project.schema(), file, yaml));
    }

    /// The text that a person edits.
    public String designText(Project project) {
        return DesignText.of(project);
    }

    /// What makes of a text the same as a file of its own, which names its source and remembers the schema.
    public UnaryOperator<String> titled(Project project, Path file) {
        return DesignText.titled(project, file);
    }

    /// The project held against the server that has its schema; itself when it was before.
    public Project tried(Project project, Progress progress) {
        return planning.tried(project, progress);
    }

    public Project withScenario(Project project, Scenario scenario) {
        return planning.tried(project, scenario, Progress.UNWATCHED);
    }

    /// What a scenario file says; `file` is its name in messages.
    public Project withScenario(Project project, String file, String yaml) {
        return withScenario(project, ScenarioFile.read(file, yaml, project.schema()));
    }

    /// The scenario with as many tenants as make about `rows` rows in all.
    public static Scenario sized(Schema schema, Scenario scenario, long rows) {
        var draft = Planning.draft(schema, scenario);
        if (draft.graph().root().isEmpty()) {
            return Sizing.ofTables(scenario, rows, schema.tables().size());
        }
        if (scenario.population().zipf().isPresent()) {
            return Sizing.ofUnequalTenants(scenario, rows, other -> volume(Planning.draft(schema, other), true));
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

    /// The same as a file of its own, which finds its source from there.
    public String scenarioText(Project project, Path file) {
        return ScenarioText.of(project.draft(), DesignText.source(project.source(), file));
    }

    /// How the schema differs from the one that a scenario file remembers.
    public Drift drift(Source source, Progress progress) {
        return new Updating(planning).drift(source, progress);
    }

    /// A scenario file for the schema of today; nothing is written.
    public ScenarioUpdate update(Source source, ScenarioChange change, Progress progress) {
        return new Updating(planning).update(source, change, progress);
    }

    /// Writes the file of an update, whole, provided that nobody else has written it since it was read.
    public void write(ScenarioUpdate update) {
        var outcome = designs.file(update.file()).write(Optional.of(update.before()), update.after());
        if (outcome instanceof DesignFile.Outcome.Changed) {
            throw Problem.error(
                            Category.FINDING,
                            "The scenario file was not written.",
                            update.file().toString(),
                            "Somebody else has written it meanwhile.",
                            "Look at what they changed, then do it again.")
                    .exception();
        }
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
        return SeedFile.write(tried(project, progress).plan(), form, file, progress);
    }

    public void export(Project project, SeedForm form, OutputStream out, Progress progress) {
        SeedFile.write(tried(project, progress).plan(), form, out, progress);
    }

    /// How many rows and about how many bytes an export would be, or this part of it.
    public Estimate estimate(Project project, Shard shard) {
        return Estimate.of(project.plan(), shard);
    }

    /// Loads a seed file into a scratch copy of the project's schema, as psql would, and asks every rule there. The
    /// file has at most {@link ScriptLoad#LARGEST} bytes.
    public LoadReport load(Project project, Path file, Progress progress) {
        var database = tried(project, progress).schemaDatabase().orElseThrow(() -> needsDdl(project, "loaded here"));
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
        return new Pushing(providers).plan(tried(project, progress), base, place, progress);
    }

    /// Loads a stage, verifies it, and makes it the base that branches are made of, on the embedded server.
    public PushReport push(Project project, BranchName base, Progress progress) {
        return push(project, base, BranchPlace.LOCAL, progress);
    }

    /// The same at any provider.
    public PushReport push(Project project, BranchName base, BranchPlace place, Progress progress) {
        return new Pushing(providers).push(tried(project, progress), base, place, progress);
    }

    /// Reads a loaded database back and asks every rule.
    public CheckReport check(DatabaseUrl url, Progress progress) {
        try (var target = Connections.readOnly(url)) {
            return Verifier.check(target, progress);
        }
    }

    /// The evidence that what the project makes is synthetic.
    public Attestation attest(Project project) {
        return Attestation.of(tried(project, Progress.UNWATCHED).plan());
    }

    /// The same, with what a database says that was filled from the project.
    public Attestation attest(Project project, DatabaseUrl url, Progress progress) {
        try (var target = Connections.readOnly(url)) {
            return Attestation.of(tried(project, progress).plan(), Verifier.check(target, progress), target);
        }
    }

    /// Looks for what could be somebody's in a database; with a project, also for rows that it does not make.
    public AuditReport audit(DatabaseUrl url, AuditOptions options, Optional<Project> project, Progress progress) {
        return DatabaseAudit.of(url, options, replays(project, progress), progress);
    }

    /// The same for a dump in a file.
    public AuditReport audit(Path dump, Optional<Project> project, Progress progress) {
        return FileAudit.of(dump, replays(project, progress), progress);
    }

    private Replays replays(Optional<Project> project, Progress progress) {
        return project.map(open -> Replays.of(tried(open, progress).plan())).orElse(Replays.NONE);
    }

    /// Deletes one of two generated tenants in a scratch copy of the schema, and counts; the forecast is for
    /// the project's own size.
    public Proof prove(Project project, Progress progress) {
        return new Proving(server).prove(tried(project, progress), progress);
    }

    /// Runs a migration on a scratch copy of the schema, judges it anew, and proves it.
    public Rehearsal rehearse(Project project, Migration migration, Progress progress) {
        return new Proving(server).rehearse(tried(project, progress), migration, progress);
    }

    /// The tenants that test routes can make: `count` more than the project has.
    public TenantFiles testTenants(Project given, long count) {
        var project = tried(given, Progress.UNWATCHED);
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
        return Fingerprint.of(tried(project, Progress.UNWATCHED).draft());
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
}
