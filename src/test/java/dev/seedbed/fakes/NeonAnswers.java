package dev.seedbed.fakes;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How Neon tells of a project.
final class NeonAnswers {

    private static final int MOST = 10_000;
    private static final String USER = "user-quiet";
    private static final String REGION = "aws-eu-central-1";

    private final NeonProject project;
    private final String projectId;
    private final StaleListing<ObjectNode> listing = new StaleListing<>();
    private int pageSize = MOST;

    NeonAnswers(NeonProject project, String projectId) {
        this.project = project;
        this.projectId = projectId;
    }

    String projectId() {
        return projectId;
    }

    StaleListing<ObjectNode> listing() {
        return listing;
    }

    void pageSize(int most) {
        pageSize = most;
    }

    ObjectNode error(Refusal refusal) {
        return Call.object()
                .put("request_id", UUID.randomUUID().toString())
                .put("code", refusal.code())
                .put("message", refusal.message());
    }

    ObjectNode json(NeonBranch branch) {
        return branch.json(projectId, project.databases().sizeBytes(branch.id()));
    }

    private static ArrayNode array(Stream<? extends JsonNode> nodes) {
        var array = Call.JSON.createArrayNode();
        nodes.forEach(array::add);
        return array;
    }

    private static boolean fits(JsonNode branch, Call call) {
        var part = call.query("search").orElse("");
        return branch.path("name").asString().contains(part)
                || branch.path("id").asString().contains(part);
    }

    /// A cursor is the number of branches that were told already.
    Answer branches(Call call) {
        var sortBy = call.query("sort_by").orElse("updated_at");
        var order = Comparator.<ObjectNode, String>comparing(
                        branch -> branch.path(sortBy).asString())
                .thenComparing(branch -> branch.path("id").asString());
        var descending = call.query("sort_order").orElse("desc").equals("desc");
        var start = call.query("cursor", 0);
        var now = project.all().stream().map(this::json).toList();
        var shown = (start == 0 ? listing.see(now) : now)
                .stream()
                        .filter(branch -> fits(branch, call))
                        .sorted(descending ? order.reversed() : order)
                        .toList();
        var end = Math.min(shown.size(), start + Math.min(pageSize, call.query("limit", MOST)));
        var page = shown.subList(Math.min(start, end), end);
        var body = Call.object();
        body.set("branches", array(page.stream()));
        body.set("annotations", annotations(page));
        var pagination =
                body.putObject("pagination").put("sort_by", sortBy).put("sort_order", descending ? "desc" : "asc");
        if (end < shown.size()) {
            pagination.put("next", Integer.toString(end));
        }
        return Answer.json(200, body);
    }

    private ObjectNode annotations(List<ObjectNode> page) {
        var annotations = Call.object();
        page.stream()
                .flatMap(branch -> project.find(branch.path("id").asString()).stream())
                .forEach(branch -> branch.annotationJson().ifPresent(json -> annotations.set(branch.id(), json)));
        return annotations;
    }

    Answer count(Call call) {
        var count = project.all().stream()
                .map(this::json)
                .filter(branch -> fits(branch, call))
                .count();
        return Answer.json(200, Call.object().put("count", count));
    }

    Answer branch(NeonBranch branch) {
        var body = Call.object();
        body.set("branch", json(branch));
        body.set("annotation", branch.annotationJson().orElseGet(() -> branch.annotationJson(Call.object())));
        return Answer.json(200, body);
    }

    ObjectNode created(NeonBranch branch, ArrayNode operations) {
        var body = changed(branch, operations);
        body.setAll(endpoints(branch));
        body.setAll(roles(branch, true));
        body.setAll(databases(branch));
        branch.endpoint()
                .ifPresent(compute -> body.putArray("connection_uris")
                        .addObject()
                        .put("connection_uri", compute.uri(branch.login().password(), false))
                        .putObject("connection_parameters")
                        .put("database", NeonBranch.DATABASE)
                        .put("password", branch.login().password())
                        .put("role", NeonBranch.ROLE)
                        .put("host", "127.0.0.1")
                        .put("pooler_host", "127.0.0.1"));
        return body;
    }

    ObjectNode changed(NeonBranch branch, ArrayNode operations) {
        var body = Call.object();
        body.set("branch", json(branch));
        body.set("operations", operations);
        return body;
    }

    ObjectNode endpoints(NeonBranch branch) {
        var computes = branch.endpoint().stream().map(compute -> compute.json(projectId, branch));
        return Call.object().set("endpoints", array(computes));
    }

    ObjectNode databases(NeonBranch branch) {
        return Call.object().set("databases", array(Stream.of(branch.databaseJson())));
    }

    ObjectNode roles(NeonBranch branch, boolean withPassword) {
        return Call.object().set("roles", array(Stream.of(branch.roleJson(withPassword))));
    }

    Answer role(NeonBranch branch, String name) {
        requireRole(name);
        return Answer.json(200, Call.object().set("role", branch.roleJson(false)));
    }

    private static void requireRole(String name) {
        if (!name.equals(NeonBranch.ROLE)) {
            throw new Refusal(404, "", "role not found");
        }
    }

    Answer connectionUri(Call call) {
        var branch = call.query("branch_id").map(project::branch).orElseGet(project::production);
        requireRole(call.query("role_name").orElse(""));
        if (!call.query("database_name").orElse("").equals(NeonBranch.DATABASE)) {
            throw new Refusal(404, "", "database not found");
        }
        var compute = branch.endpoint().orElseThrow(() -> new Refusal(404, "", "no read-write endpoint found"));
        var pooled = call.query("pooled").filter("true"::equals).isPresent();
        return Answer.json(
                200, Call.object().put("uri", compute.uri(branch.login().password(), pooled)));
    }

    Answer operations() {
        var all = project.operations().reversed().stream().map(operation -> operation.json(projectId));
        return Answer.json(200, Call.object().set("operations", array(all)));
    }

    private ObjectNode commonOfProjects() {
        return Call.object()
                .put("id", projectId)
                .put("platform_id", "aws")
                .put("region_id", REGION)
                .put("name", "acme")
                .put("provisioner", "k8s-neonvm")
                .put("pg_version", 18)
                .put("proxy_host", "127.0.0.1")
                .put("branch_logical_size_limit", 512)
                .put("branch_logical_size_limit_bytes", 512L * 1024 * 1024)
                .put("store_passwords", true)
                .put("cpu_used_sec", 0)
                .put("creation_source", "console")
                .put("created_at", project.production().created().toString())
                .put("updated_at", project.production().created().toString())
                .put("owner_id", USER);
    }

    Answer project(boolean storesPasswords) {
        var json = commonOfProjects()
                .put("store_passwords", storesPasswords)
                .put("consumption_period_start", project.now().toString())
                .put("consumption_period_end", project.now().toString())
                .put("active_time_seconds", 0)
                .put("compute_time_seconds", 0)
                .put("written_data_bytes", 0)
                .put("data_transfer_bytes", 0)
                .put("data_storage_bytes_hour", 0)
                .put("history_retention_seconds", 21_600);
        return Answer.json(200, Call.object().set("project", json));
    }

    Answer projects() {
        var body = Call.object();
        body.set("projects", array(Stream.of(commonOfProjects().put("active_time", 0))));
        body.putObject("applications");
        body.putObject("integrations");
        return Answer.json(200, body);
    }

    Answer user() {
        var json = Call.object()
                .put("id", USER)
                .put("email", "e2e@example.com")
                .put("login", "e2e")
                .put("name", "E2e")
                .put("last_name", "")
                .put("image", "")
                .put("active_seconds_limit", 0)
                .put("projects_limit", 1)
                .put("branches_limit", 10)
                .put("max_autoscaling_limit", 2)
                .put("plan", "free_v3");
        json.putArray("auth_accounts");
        return Answer.json(200, json);
    }

    Answer organizations() {
        var body = Call.object();
        body.putArray("organizations");
        return Answer.json(200, body);
    }
}
