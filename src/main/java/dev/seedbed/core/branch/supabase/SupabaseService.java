package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.remote.BranchService;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.State;
import dev.seedbed.core.feedback.Progress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Supabase's management interface, version 1.
///
/// A branch is a whole project of its own, made from a project and never from a branch. So the base is the
/// database of a project that serves nothing else, published into in place, and no row of production was ever
/// in it. Seedbed's mark is the name of a Git branch that is none.
public final class SupabaseService implements BranchService {

    public static final Capabilities.Ends ENDS = Capabilities.Ends.CHANGEABLE;

    private static final Set<String> ENGINES = Set.of("15", "17", "17-oriole");

    private final SupabaseSettings settings;
    private final Http http;
    private final Logins logins;
    private final SeedProject project;
    private final BranchStates states;
    private final BranchRows rows;

    public SupabaseService(SupabaseSettings settings, HttpClient client, Pace pace) {
        this.settings = settings;
        var endpoint = new Http.Endpoint(
                ProviderName.SUPABASE, place(), settings.api(), "Authorization", Http.bearer(settings.token()));
        http = new Http(endpoint, client, pace, new SupabaseDiagnosis());
        http.learn(settings.password().value());
        logins = new Logins(http);
        project = new SeedProject(settings, http, logins);
        states = new BranchStates(http, project);
        rows = new BranchRows(http, project, logins);
    }

    @Override
    public ProviderName provider() {
        return ProviderName.SUPABASE;
    }

    @Override
    public String place() {
        return "project " + settings.project();
    }

    @Override
    public Capabilities capabilities() {
        return SupabaseCapabilities.of(settings.withData());
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(settings.withData() ? 30 : 10);
    }

    @Override
    public List<String> check() {
        var known = project.known();
        var found = new ArrayList<String>();
        found.add("project " + known.name() + ", PostgreSQL " + known.version());
        found.add(project.seal()
                .map(seal -> "generation " + seal.generation() + " of " + BranchName.BASE_SEED + " is published")
                .orElse("nothing is published yet"));
        found.add(project.rows("/branches").size() + " branches");
        if (settings.withData()) {
            checkRecovery();
            found.add("point-in-time recovery is on");
        }
        return found;
    }

    private void checkRecovery() {
        var operation = "reading the backups";
        var backups = http.fields(operation, http.get(operation, project.path("/database/backups")));
        if (!backups.flag("pitr_enabled")) {
            throw http.refusal(
                    FailureKind.FEATURE_UNAVAILABLE,
                    operation,
                    "The project has no point-in-time recovery, which copies of its rows take.",
                    SupabaseDiagnosis.LOAD_INSTEAD);
        }
    }

    @Override
    public List<RemoteBranch> branches() {
        var found = new ArrayList<RemoteBranch>();
        var listed = project.rows("/branches");
        found.add(listed.stream()
                .filter(this::isDefault)
                .findFirst()
                .map(row -> project.branch(row.text("name"), row.time("created_at")))
                .orElseGet(() -> project.branch("main", project.known().created())));
        listed.stream()
                .filter(row -> !isDefault(row))
                .map(row -> branch(row, row.findText("git_branch").flatMap(GitBranchNote::read)))
                .forEach(found::add);
        return found;
    }

    /// The seed project itself is never to be deleted, whatever its row says.
    private boolean isDefault(Fields row) {
        return row.flag("is_default") || row.text("project_ref").equals(project.ref());
    }

    /// A branch is addressed by its own project.
    private static RemoteBranch branch(Fields row, Optional<Marker> marker) {
        return new RemoteBranch(
                row.text("project_ref"),
                row.text("name"),
                row.findText("parent_project_ref"),
                marker,
                false,
                row.flag("persistent"),
                row.time("created_at"),
                Optional.empty(),
                OptionalLong.empty());
    }

    @Override
    public RemoteBranch create(BranchName name, RemoteBranch base, Marker marker) {
        var body = new LinkedHashMap<String, Object>();
        body.put("branch_name", name.value());
        body.put("git_branch", GitBranchNote.text(marker));
        body.put("persistent", false);
        body.put("with_data", settings.withData());
        var engine = project.known().engine();
        if (ENGINES.contains(engine)) {
            body.put("postgres_engine", engine);
        }
        var operation = "creating " + name;
        var branch = branch(
                http.fields(operation, http.post(operation, project.path("/branches"), body)), Optional.of(marker));
        states.making(branch);
        return branch;
    }

    @Override
    public State state(RemoteBranch branch) {
        return states.of(branch);
    }

    /// The base may have been published anew since the branch was begun.
    @Override
    public void fill(RemoteBranch branch, RemoteBranch base, Progress progress) {
        if (!settings.withData()) {
            rows.fill(branch, base, progress);
        }
        noteSeal("filling " + branch.name(), branch);
    }

    @Override
    public Lease lease(RemoteBranch branch) {
        return branch.isDefault() ? project.lease() : logins.lease(branch);
    }

    /// Supabase's own reset goes back to the migrations, and would leave no row.
    @Override
    public void reset(RemoteBranch branch, RemoteBranch base) {
        var operation = "resetting " + branch.name();
        if (settings.withData()) {
            throw http.unavailable(operation, "A backup is restored into a new branch only.");
        }
        if (!(state(branch) instanceof State.Ready)) {
            throw http.unavailable(operation, "It is not ready.");
        }
        rows.replace(branch);
        noteSeal(operation, branch);
    }

    /// What the database says counts.
    private void noteSeal(String operation, RemoteBranch branch) {
        var old = branch.marker().orElseThrow();
        rows.seal(branch)
                .filter(seal -> seal.generation() != old.generation())
                .map(seal -> new Marker(
                                old.kind(), old.base(), seal.generation(), Optional.of(seal.scenario()), old.created())
                        .expiring(old.expires()))
                .ifPresent(marker -> note(operation, branch, marker));
    }

    @Override
    public void expire(RemoteBranch branch, Optional<Instant> when) {
        note(
                "setting the end of " + branch.name(),
                branch,
                branch.marker().orElseThrow().expiring(when));
    }

    private void note(String operation, RemoteBranch branch, Marker marker) {
        http.patch(operation, SeedProject.at(branch), Map.of("git_branch", GitBranchNote.text(marker)));
    }

    @Override
    public void guard(RemoteBranch branch, boolean guarded) {
        http.patch("guarding " + branch.name(), SeedProject.at(branch), Map.of("persistent", guarded));
    }

    @Override
    public void delete(RemoteBranch branch) {
        var operation = "deleting " + branch.name();
        if (branch.isDefault()) {
            throw http.refusal(FailureKind.GUARDED, operation, "It is the project itself.", "");
        }
        states.deleting(branch);
        http.delete(operation, SeedProject.at(branch) + "?force=true");
    }

    /// The project's database itself. It is filled in one transaction, so nobody ever sees it half.
    @Override
    public RemoteBranch openStage(BranchName base, Marker marker) {
        if (!base.equals(BranchName.BASE_SEED)) {
            throw http.refusal(
                    FailureKind.FEATURE_UNAVAILABLE,
                    "publishing " + base,
                    "A project of Supabase's holds one base.",
                    "Publish as " + BranchName.BASE_SEED + ", or into another project.");
        }
        return project.base();
    }

    @Override
    public void commit(BranchName base, RemoteBranch stage, Marker marker) {
        // The transaction that filled it did.
    }

    @Override
    public void recover(BranchName base) {
        // A transaction that stopped midway left nothing.
    }

    @Override
    public void rollback(BranchName base) {
        throw http.refusal(
                FailureKind.FEATURE_UNAVAILABLE,
                "rolling " + base + " back",
                "A new generation takes the place of the old one, of which nothing is kept.",
                "Publish the earlier scenario again.");
    }
}
