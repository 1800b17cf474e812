package dev.seedbed.fakes;

import dev.seedbed.core.database.DatabaseUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/// PlanetScale, as far as Seedbed calls it: one database of the kind PostgreSQL, whose default branch has rows
/// that must never get into a seed.
///
/// A plain branch has the schema alone; a restored one is a copy of what was backed up. Branches and backups
/// are ready when they were asked for often enough.
public final class PlanetScaleFake extends FakeService {

    private static final String DATABASE = "/organizations/{organization}/databases/{database}";
    private static final String BRANCHES = DATABASE + "/branches";
    private static final String BRANCH = BRANCHES + "/{branch}";
    private static final String ORGANIZATION = "acme";
    private static final String NAME = "app-db";

    private final String tokenId = "tok" + PlanetScaleProject.newId();
    private final String token = TestSecrets.next("pscale_tkn_");
    private final PlanetScaleProject project;
    private final StaleListing<ObjectNode> listing = new StaleListing<>();
    private final Set<String> denied = ConcurrentHashMap.newKeySet();
    private volatile String kind = "postgresql";
    private volatile int pageSize = 25;
    private volatile boolean tellsOrigins = true;
    private volatile boolean tellsRestored = true;

    public PlanetScaleFake() {
        this(NeonFake.PRODUCTION);
    }

    /// With that schema and those rows in the default branch.
    public PlanetScaleFake(String ddl) {
        super(OpenApiContract.require("planetscale-v1.subset.json"), "/v1");
        project = new PlanetScaleProject(ddl);
        call(
                "GET",
                DATABASE,
                "read_branch",
                _ -> Answer.json(
                        200, PlanetScaleJson.database(NAME, kind, project.all().size(), project.now())));
        branchCalls();
        backupCalls();
        call("POST", BRANCH + "/roles", "create_branch_password", this::createRole);
        start();
    }

    private void branchCalls() {
        call("GET", BRANCHES, "read_branch", call -> PlanetScaleJson.page(call, listing.see(branches()), pageSize));
        call("POST", BRANCHES, "create_branch", call -> {
            remember(call);
            return Answer.json(201, project.create(call).json(tellsOrigins));
        });
        call("GET", BRANCH, "read_branch", call -> {
            branch(call).goOn();
            return Answer.json(200, branch(call).json(tellsOrigins));
        });
        call("PATCH", BRANCH, "write_database", call -> {
            remember(call);
            var branch = branch(call);
            project.update(branch, call.body());
            return Answer.json(200, branch.json(tellsOrigins));
        });
        call("DELETE", BRANCH, "delete_branch", call -> {
            remember(call);
            project.delete(branch(call));
            return Answer.empty(204);
        });
    }

    private void backupCalls() {
        call("GET", BRANCH + "/backups", "read_backups", call -> PlanetScaleJson.page(call, backups(call), pageSize));
        call(
                "POST",
                BRANCH + "/backups",
                "write_backups",
                call -> Answer.json(201, json(project.backUp(branch(call), call))));
        call("GET", BRANCH + "/backups/{id}", "read_backups", call -> {
            var backup = project.backup(call.variable("id"));
            backup.goOn();
            return Answer.json(200, json(backup));
        });
    }

    /// A token without the access is told that there is no such thing.
    private void call(String method, String template, String access, Handler handler) {
        route(method, template, call -> {
            var known = call.variable("organization").equals(ORGANIZATION)
                    && call.variable("database").equals(NAME);
            if (!known || denied.contains(access)) {
                throw new Refusal(404, "", "Not Found");
            }
            return handler.handle(call);
        });
    }

    private void remember(Call call) {
        if (call.lag() > 0) {
            listing.keep(branches(), call.lag());
        }
    }

    private List<ObjectNode> branches() {
        return project.all().stream().map(branch -> branch.json(tellsOrigins)).toList();
    }

    private PlanetScaleBranch branch(Call call) {
        return project.named(call.variable("branch"));
    }

    private List<ObjectNode> backups(Call call) {
        var all = call.query("all").filter("true"::equals).isPresent();
        return project.backups(branch(call)).stream()
                .filter(backup -> all || !backup.expired(project.now()))
                .map(this::json)
                .toList();
    }

    private ObjectNode json(PlanetScaleBackup backup) {
        return backup.json(project.databases().sizeBytes(backup.id()), tellsRestored, project.now());
    }

    /// A role of its own, whose password is told here only.
    private Answer createRole(Call call) {
        var branch = branch(call);
        project.requireReady(branch);
        var password = TestSecrets.next("pscale_pw_");
        var login = project.databases().login(password);
        var username = "pscale_api_" + PlanetScaleProject.newId() + "." + branch.id();
        branch.proxy().user(username, login.role());
        var ttl = call.body().path("ttl").asInt(0);
        var expires = project.now().plusSeconds(ttl);
        project.databases().expire(login, expires);
        var json = PlanetScaleJson.role(project.now())
                .put("id", PlanetScaleProject.newId())
                .put("name", call.body().path("name").asString())
                .put("access_host_url", "127.0.0.1:" + branch.proxy().port())
                .put("username", username)
                .put("base_username", username)
                .put("password", password)
                .put("database_name", PlanetScaleBranch.DATABASE)
                .put("expires_at", expires.toString())
                .put("ttl", ttl);
        json.putArray("inherited_roles").add("postgres");
        json.set("branch", branch.resource());
        return Answer.json(200, json);
    }

    @Override
    protected String expectedKey() {
        return tokenId + ":" + token;
    }

    @Override
    protected Answer error(Refusal refusal) {
        var code = switch (refusal.status()) {
            case 401, 403 -> "unauthorized";
            case 404 -> "not_found";
            case 422 -> "unprocessable";
            case 429 -> "rate_limited";
            case 400 -> "bad_request";
            default -> "internal";
        };
        var json = Call.object().put("code", code).put("message", refusal.message());
        return Answer.json(refusal.status(), json).undocumented();
    }

    @Override
    protected void release() {
        project.close();
    }

    public String tokenId() {
        return tokenId;
    }

    public String token() {
        return token;
    }

    public String organization() {
        return ORGANIZATION;
    }

    public String database() {
        return NAME;
    }

    /// From now on the token lacks an access.
    public void deny(String access) {
        denied.add(access);
    }

    /// Makes it a database of Vitess's.
    public void speakMysql() {
        kind = "mysql";
    }

    /// Answers at most so many at once, whatever is asked for.
    public void pageSize(int most) {
        pageSize = most;
    }

    /// How often a branch or a backup has to be asked for until it is ready; 0: it is at once.
    public void polls(int count) {
        project.polls(count);
    }

    public void limit(int branches) {
        project.limit(branches);
    }

    /// Branches no longer tell whose backup they were made from.
    public void hideOrigins() {
        tellsOrigins = false;
    }

    /// Backups no longer tell which branches were made from them.
    public void hideRestored() {
        tellsRestored = false;
    }

    /// Lets time pass for PlanetScale.
    public void later(Duration by) {
        alone(() -> {
            project.later(by);
            return by;
        });
    }

    public List<String> names() {
        return alone(() -> project.all().stream().map(PlanetScaleBranch::name).toList());
    }

    public String id(String branch) {
        return alone(() -> project.named(branch).id());
    }

    /// What a branch holds, seen as the superuser.
    public DatabaseUrl database(String branch) {
        return alone(
                () -> project.databases().administrator(project.named(branch).id()));
    }

    /// Runs SQL in a branch as its owner, past the proxy.
    public void load(String branch, String sql) {
        alone(() -> {
            project.databases().load(project.named(branch).id(), sql);
            return sql;
        });
    }

    /// What leads to a branch.
    public PostgresProxy proxy(String branch) {
        return alone(() -> project.named(branch).proxy());
    }

    /// Somebody else makes a plain branch of another.
    public void foreign(String name, String parent) {
        alone(() -> {
            var body = Call.object().put("name", name).put("parent_branch", parent);
            return project.create(
                    new Call("POST", "", Map.of(), Map.of(), Map.of(), body.toString(), Optional.empty()));
        });
    }
}
