package dev.seedbed.core.branch.neon;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Capabilities;
import dev.seedbed.core.branch.Lease;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.remote.BranchService;
import dev.seedbed.core.branch.remote.Fields;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.RenamedBase;
import dev.seedbed.core.branch.remote.State;
import dev.seedbed.core.database.DatabaseUrl;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Neon's interface, version 2.
///
/// The base is a root branch that was made from the schema alone, so no row of production ever was in it; a
/// branch of it is its copy-on-write child. Seedbed's mark is the annotation, which can be given only when a
/// branch is made.
public final class NeonService implements BranchService {

    private static final String NOTE = "seedbed";
    private static final int PAGE = 200;
    private static final Set<String> ENDED_WELL = Set.of("finished", "skipped");
    private static final Set<String> UNDER_WAY = Set.of("scheduling", "running", "cancelling");

    /// Neon itself ends a branch, up to 30 days ahead.
    public static final Capabilities.Ends ENDS = Capabilities.Ends.CHANGEABLE;

    private static final Capabilities CAPABILITIES = new Capabilities(
            Capabilities.Copying.SHARED_BLOCKS,
            Capabilities.Publishing.RENAME,
            true,
            true,
            true,
            ENDS,
            "about a second at any size",
            "counts towards the plan's branches (10, or 25) and is billed for what is written to it",
            List.of(
                    "A branch of an older generation gets a new URL when it is reset.",
                    "Guarding (protected branches) takes a paid plan.",
                    "A plan allows 3 root branches or more: production, base-seed, and the generation before it."));

    private final NeonSettings settings;
    private final Http http;
    private final RenamedBase bases;

    public NeonService(NeonSettings settings, HttpClient client, Pace pace) {
        this.settings = settings;
        var endpoint = new Http.Endpoint(
                ProviderName.NEON,
                "project " + settings.project(),
                settings.api(),
                "Authorization",
                Http.bearer(settings.key()));
        http = new Http(endpoint, client, pace, new NeonDiagnosis());
        bases = new RenamedBase(this, pace, this::rename);
    }

    @Override
    public ProviderName provider() {
        return ProviderName.NEON;
    }

    @Override
    public String place() {
        return "project " + settings.project();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(2);
    }

    @Override
    public List<String> check() {
        var operation = "reading the project";
        var project = http.fields(operation, http.get(operation, project(""))).object("project");
        var counting = "counting the branches";
        var count = http.fields(counting, http.get(counting, project("/branches/count")));
        return List.of(
                "project " + project.text("name") + ", PostgreSQL " + project.text("pg_version"),
                count.text("count") + " branches");
    }

    @Override
    public List<RemoteBranch> branches() {
        var found = new ArrayList<RemoteBranch>();
        var cursor = Optional.<String>empty();
        do {
            var operation = "listing the branches";
            var query = "?limit=" + PAGE
                    + cursor.map(next -> "&cursor=" + Http.encode(next)).orElse("");
            var page = http.fields(operation, http.get(operation, project("/branches" + query)));
            var notes = page.findObject("annotations");
            found.addAll(page.list("branches", branch -> branch(branch, note(notes, branch.text("id")))));
            var last = cursor;
            cursor = page.findObject("pagination")
                    .flatMap(pagination -> pagination.findText("next"))
                    .filter(next -> !last.equals(Optional.of(next)));
        } while (cursor.isPresent());
        return found;
    }

    @Override
    public RemoteBranch create(BranchName name, RemoteBranch base, Marker marker) {
        var branch = new LinkedHashMap<String, Object>();
        branch.put("name", name.value());
        branch.put("parent_id", base.id());
        marker.expires().ifPresent(until -> branch.put("expires_at", until.toString()));
        return made("creating " + name, branch, marker);
    }

    @Override
    public RemoteBranch openStage(BranchName base, Marker marker) {
        return bases.openStage(base, marker, name -> {
            var branch = new LinkedHashMap<String, Object>();
            branch.put("name", name);
            branch.put("init_source", "schema-only");
            return made("creating " + name, branch, marker);
        });
    }

    /// The end is kept by Neon itself, where it can be changed later; the annotation cannot.
    private RemoteBranch made(String operation, Map<String, Object> branch, Marker marker) {
        var body = new LinkedHashMap<String, Object>();
        body.put("branch", branch);
        body.put("endpoints", List.of(Map.of("type", "read_write")));
        body.put(
                "annotation_value",
                Map.of(NOTE, marker.expiring(Optional.empty()).text()));
        var answer = http.fields(operation, http.post(operation, project("/branches"), body));
        return branch(answer.object("branch"), Optional.of(marker));
    }

    @Override
    public State state(RemoteBranch branch) {
        return http.find("asking for " + branch.name(), at(branch, ""))
                .map(answer -> state(branch, answer.object("branch")))
                .orElseGet(State.Gone::new);
    }

    private State state(RemoteBranch branch, Fields fields) {
        var state = fields.text("current_state");
        var operations = operations(branch);
        var settled = state.equals("ready") && fields.findText("pending_state").isEmpty();
        return settled || operations instanceof State.Failed ? operations : new State.Pending(state);
    }

    /// A branch can look ready while its compute is still being made. The newest operation of each kind counts;
    /// those that are no longer listed are done.
    private State operations(RemoteBranch branch) {
        var operation = "asking for the operations";
        var latest = new LinkedHashMap<String, String>();
        http
                .fields(operation, http.get(operation, project("/operations?limit=100")))
                .list("operations", each -> each)
                .stream()
                .filter(each ->
                        each.findText("branch_id").filter(branch.id()::equals).isPresent())
                .forEach(each -> latest.putIfAbsent(each.text("action"), each.text("status")));
        var waiting = latest.entrySet().stream()
                .filter(each -> UNDER_WAY.contains(each.getValue()))
                .findFirst();
        if (waiting.isPresent()) {
            return new State.Pending(waiting.get().getKey());
        }
        return latest.entrySet().stream()
                .filter(each -> !ENDED_WELL.contains(each.getValue()))
                .findFirst()
                .<State>map(each -> new State.Failed(each.getKey() + " " + each.getValue()))
                .orElseGet(State.Ready::new);
    }

    @Override
    public Lease lease(RemoteBranch branch) {
        return new Lease(uri(branch, false), Optional.of(uri(branch, true)), Optional.empty());
    }

    private DatabaseUrl uri(RemoteBranch branch, boolean pooled) {
        var operation = "asking for the URL of " + branch.name();
        var query = "?branch_id=" + Http.encode(branch.id()) + "&database_name=" + Http.encode(settings.database())
                + "&role_name=" + Http.encode(settings.role()) + "&pooled=" + pooled;
        var answer = http.fields(operation, http.get(operation, project("/connection_uri" + query)));
        var url = DatabaseUrl.parse(answer.text("uri"));
        url.password().ifPresent(password -> http.learn(password.value()));
        return url;
    }

    /// Neon's restore keeps the URL, but the annotation would go on telling the old generation.
    @Override
    public void reset(RemoteBranch branch, RemoteBranch base) {
        var operation = "resetting " + branch.name();
        if (branch.generation() != base.generation()) {
            throw http.unavailable(operation, "The branch is of an older generation.");
        }
        http.postAgain(operation, at(branch, "/restore"), Map.of("source_branch_id", base.id()));
    }

    private void rename(RemoteBranch branch, String name) {
        patch("renaming " + branch.name(), branch, Map.of("name", name));
    }

    @Override
    public void expire(RemoteBranch branch, Optional<Instant> when) {
        var change = new LinkedHashMap<String, Object>();
        change.put("expires_at", when.map(Instant::toString));
        patch("setting the end of " + branch.name(), branch, change);
    }

    @Override
    public void guard(RemoteBranch branch, boolean guarded) {
        patch("guarding " + branch.name(), branch, Map.of("protected", guarded));
    }

    private void patch(String operation, RemoteBranch branch, Map<String, Object> change) {
        http.patch(operation, at(branch, ""), Map.of("branch", change));
    }

    @Override
    public void delete(RemoteBranch branch) {
        http.delete("deleting " + branch.name(), at(branch, ""));
    }

    @Override
    public void commit(BranchName base, RemoteBranch stage, Marker marker) {
        bases.commit(base, stage);
    }

    @Override
    public void recover(BranchName base) {
        bases.recover(base);
    }

    @Override
    public void rollback(BranchName base) {
        bases.rollback(base);
    }

    private RemoteBranch branch(Fields fields, Optional<Marker> noted) {
        var name = fields.text("name");
        return new RemoteBranch(
                fields.text("id"),
                name,
                fields.findText("parent_id"),
                noted.map(marker -> RenamedBase.marker(marker, name)),
                fields.flag("default"),
                fields.flag("protected"),
                fields.time("created_at"),
                fields.findTime("expires_at"),
                fields.number("logical_size"));
    }

    private static Optional<Marker> note(Optional<Fields> notes, String branch) {
        return notes.flatMap(all -> all.findObject(branch))
                .flatMap(annotation -> annotation.findObject("value"))
                .flatMap(value -> value.findText(NOTE))
                .flatMap(Marker::read);
    }

    private String project(String path) {
        return "/projects/" + Http.encode(settings.project()) + path;
    }

    private String at(RemoteBranch branch, String path) {
        return project("/branches/" + Http.encode(branch.id()) + path);
    }
}
