package dev.seedbed.fakes;

import dev.seedbed.fakes.FakeDatabases.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Neon knows of one branch. On our server its database is called as its id.
final class NeonBranch {

    static final String DATABASE = "neondb";
    static final String ROLE = "neondb_owner";

    private final String id;
    private final String initSource;
    private final boolean isDefault;
    private final Instant created;
    private List<NeonOperation> operations = List.of();
    private Optional<String> parent;
    private String name;
    private Login login;
    private Optional<NeonEndpoint> endpoint = Optional.empty();
    private Optional<JsonNode> annotation = Optional.empty();
    private Optional<Instant> expires = Optional.empty();
    private Optional<Duration> life = Optional.empty();
    private boolean isProtected;
    private Instant updated;
    private String stateWhileBusy = "init";

    NeonBranch(String id, String name, Optional<String> parent, String initSource, Login login, Instant created) {
        this.id = id;
        this.name = name;
        this.parent = parent;
        this.initSource = initSource;
        this.login = login;
        this.created = created;
        this.updated = created;
        this.isDefault = initSource.isEmpty();
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    Instant updated() {
        return updated;
    }

    Login login() {
        return login;
    }

    Optional<String> parent() {
        return parent;
    }

    Optional<NeonEndpoint> endpoint() {
        return endpoint;
    }

    Optional<Instant> expires() {
        return expires;
    }

    boolean isDefault() {
        return isDefault;
    }

    boolean isProtected() {
        return isProtected;
    }

    /// Whether all that was begun on it last ended well.
    boolean ready() {
        return operations.stream().allMatch(NeonOperation::endedWell);
    }

    /// Whether it is there; its compute may still be on its way, or have failed.
    private boolean made() {
        return operations.isEmpty() || operations.getFirst().endedWell();
    }

    void begin(List<NeonOperation> others) {
        operations = others;
        refresh();
    }

    /// The compute is up when the branch is ready.
    void refresh() {
        endpoint.ifPresent(compute -> compute.up(ready()));
    }

    void goOn() {
        operations.forEach(NeonOperation::goOn);
        refresh();
    }

    void attach(NeonEndpoint compute, String realDatabase) {
        compute.leadTo(realDatabase, login.role());
        endpoint = Optional.of(compute);
        refresh();
    }

    void logInAs(Login other, String realDatabase) {
        login = other;
        endpoint.ifPresent(compute -> compute.leadTo(realDatabase, other.role()));
    }

    void annotate(JsonNode value) {
        annotation = Optional.of(value);
    }

    void rename(String other, Instant now) {
        name = other;
        updated = now;
    }

    void protect(boolean on, Instant now) {
        isProtected = on;
        updated = now;
    }

    void expire(Optional<Instant> when, Instant now) {
        expires = when;
        life = when.map(instant -> Duration.between(now, instant));
        updated = now;
    }

    void moveTo(String otherParent) {
        parent = Optional.of(otherParent);
    }

    /// A reset begins its life anew.
    void reset(String source, Instant now) {
        moveTo(source);
        expires = life.map(now::plus);
        stateWhileBusy = "resetting";
        updated = now;
    }

    ObjectNode json(String project, long sizeBytes) {
        var json = Call.object()
                .put("id", id)
                .put("project_id", project)
                .put("name", name)
                .put("current_state", made() ? "ready" : stateWhileBusy)
                .put("state_changed_at", updated.toString())
                .put("logical_size", sizeBytes)
                .put("creation_source", "console")
                .put("primary", isDefault)
                .put("default", isDefault)
                .put("protected", isProtected)
                .put("cpu_used_sec", 0)
                .put("compute_time_seconds", 0)
                .put("active_time_seconds", 0)
                .put("written_data_bytes", 0)
                .put("data_transfer_bytes", 0)
                .put("created_at", created.toString())
                .put("updated_at", updated.toString());
        parent.ifPresent(known -> json.put("parent_id", known));
        if (!made()) {
            json.put("pending_state", "ready");
        }
        if (!isDefault) {
            json.put("init_source", initSource);
        }
        expires.ifPresent(when -> json.put("expires_at", when.toString()));
        life.ifPresent(long_ -> json.put("ttl_interval_seconds", long_.toSeconds()));
        return json;
    }

    Optional<ObjectNode> annotationJson() {
        return annotation.map(this::annotationJson);
    }

    ObjectNode annotationJson(JsonNode value) {
        var json = Call.object();
        json.putObject("object").put("type", "console/branch").put("id", id);
        json.set("value", value);
        return json.put("created_at", created.toString()).put("updated_at", created.toString());
    }

    ObjectNode roleJson(boolean withPassword) {
        var json = Call.object()
                .put("branch_id", id)
                .put("name", ROLE)
                .put("protected", false)
                .put("created_at", created.toString())
                .put("updated_at", created.toString());
        return withPassword ? json.put("password", login.password()) : json;
    }

    ObjectNode databaseJson() {
        return Call.object()
                .put("id", 1)
                .put("branch_id", id)
                .put("name", DATABASE)
                .put("owner_name", ROLE)
                .put("created_at", created.toString())
                .put("updated_at", created.toString());
    }
}
