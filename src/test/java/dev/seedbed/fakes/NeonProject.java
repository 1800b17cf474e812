package dev.seedbed.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The branches of one Neon project, and the rules by which they come and go.
final class NeonProject implements AutoCloseable {

    private static final int NOT_FOUND = 404;

    private final FakeDatabases databases = new FakeDatabases();
    private final Map<String, NeonBranch> branches = new LinkedHashMap<>();
    private final List<NeonOperation> operations = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private final NeonRules rules = new NeonRules(this);

    /// What somebody wants to have made; `protectedFlag` and the rest are as in the request.
    record Wanted(
            Optional<String> name,
            Optional<String> parent,
            boolean schemaOnly,
            boolean isProtected,
            Optional<Instant> expires,
            boolean compute,
            Optional<JsonNode> annotation) {}

    /// Begins with the default branch, whose tables and rows the DDL makes.
    NeonProject(String ddl) {
        var now = now();
        var production = new NeonBranch(
                newId("br"), "production", Optional.empty(), "", databases.login(TestSecrets.next()), now);
        databases.create(production.id(), Optional.empty());
        databases.load(production.id(), ddl);
        branches.put(production.id(), production);
        production.attach(NeonEndpoint.open(newId("ep"), databases.port()), databases.real(production.id()));
    }

    static String newId(String prefix) {
        return prefix + "-quiet-" + UUID.randomUUID().toString().substring(0, 8);
    }

    Instant now() {
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.SECONDS);
    }

    FakeDatabases databases() {
        return databases;
    }

    void later(Duration by) {
        offset = offset.plus(by);
    }

    NeonRules rules() {
        return rules;
    }

    Collection<NeonBranch> all() {
        return branches.values();
    }

    NeonBranch branch(String id) {
        return Optional.ofNullable(branches.get(id)).orElseThrow(() -> new Refusal(NOT_FOUND, "", "branch not found"));
    }

    Optional<NeonBranch> find(String id) {
        return Optional.ofNullable(branches.get(id));
    }

    NeonBranch named(String name) {
        return branches.values().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Neon has no branch " + name));
    }

    NeonBranch production() {
        return branches.values().stream()
                .filter(NeonBranch::isDefault)
                .findFirst()
                .orElseThrow();
    }

    List<NeonBranch> children(NeonBranch branch) {
        return branches.values().stream()
                .filter(other -> other.parent().filter(branch.id()::equals).isPresent())
                .toList();
    }

    List<NeonOperation> operations() {
        return List.copyOf(operations);
    }

    NeonOperation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(NOT_FOUND, "", "operation not found"));
    }

    boolean busy() {
        return operations.stream().anyMatch(operation -> !operation.over());
    }

    void forgetFinished() {
        operations.removeIf(NeonOperation::over);
    }

    /// Goes on with all that is not over.
    void goOn() {
        operations.forEach(NeonOperation::goOn);
        branches.values().forEach(NeonBranch::refresh);
    }

    /// Begins what a call asks for, step by step. The branch is there after the first, and of use after the last.
    List<NeonOperation> begin(List<String> actions, NeonBranch branch, Call call, int polls) {
        var began = new ArrayList<NeonOperation>();
        for (var action : actions) {
            var last = began.size() == actions.size() - 1;
            var fails = call.failsOutright() || call.fails() && last;
            began.add(new NeonOperation(action, branch, call.polls(polls), fails, now()));
        }
        operations.addAll(began);
        branch.begin(began);
        return began;
    }

    /// What has expired is deleted, by and by.
    void endExpired() {
        branches.values().stream()
                .filter(branch ->
                        branch.expires().filter(when -> !when.isAfter(now())).isPresent())
                .toList()
                .forEach(this::remove);
    }

    NeonBranch create(Wanted wanted) {
        var source = wanted.parent().map(this::branch).orElseGet(this::production);
        rules.requireCreatable(wanted, source);
        var id = newId("br");
        databases.create(id, Optional.of(source.id()));
        if (wanted.schemaOnly()) {
            databases.empty(id);
        }
        var login = wanted.schemaOnly() || source.isProtected() ? databases.login(TestSecrets.next()) : source.login();
        var branch = new NeonBranch(
                id,
                wanted.name().orElse(id),
                wanted.schemaOnly() ? Optional.empty() : Optional.of(source.id()),
                wanted.schemaOnly() ? "parent-schema" : "parent-data",
                login,
                now());
        branches.put(id, branch);
        wanted.annotation().ifPresent(branch::annotate);
        branch.protect(wanted.isProtected(), now());
        branch.expire(wanted.expires(), now());
        if (wanted.compute()) {
            branch.attach(NeonEndpoint.open(newId("ep"), databases.port()), databases.real(id));
        }
        return branch;
    }

    /// Checks everything before it changes anything.
    void update(NeonBranch branch, JsonNode change) {
        var name = Optional.ofNullable(change.get("name")).map(JsonNode::asString);
        var expiry = Optional.ofNullable(change.get("expires_at")).map(rules::expiry);
        var guard = Optional.ofNullable(change.get("protected")).map(JsonNode::asBoolean);
        name.filter(other -> !other.equals(branch.name())).ifPresent(rules::requireFree);
        expiry.ifPresent(when -> rules.requireExpirable(branch, when));
        if (guard.orElse(false) && !branch.isProtected()) {
            rules.requireProtectable(expiry.orElse(branch.expires()).isPresent());
        }
        name.ifPresent(other -> branch.rename(other, now()));
        expiry.ifPresent(when -> branch.expire(when, now()));
        guard.ifPresent(on -> branch.protect(on, now()));
    }

    /// Gives a branch the present rows of another one, whose child it is from now on.
    void restore(NeonBranch branch, NeonBranch source, Optional<String> preserve) {
        rules.requireRestorable(branch, source, preserve.isPresent());
        preserve.ifPresent(name -> keepAs(branch, name));
        databases.overwrite(branch.id(), source.id());
        branch.reset(source.id(), now());
    }

    private void keepAs(NeonBranch branch, String name) {
        rules.requireFree(name);
        rules.requireRoom();
        var kept = new NeonBranch(newId("br"), name, branch.parent(), "parent-data", branch.login(), now());
        databases.create(kept.id(), Optional.of(branch.id()));
        children(branch).forEach(child -> child.moveTo(kept.id()));
        branches.put(kept.id(), kept);
    }

    void delete(NeonBranch branch) {
        rules.requireDeletable(branch);
        remove(branch);
    }

    private void remove(NeonBranch branch) {
        branches.remove(branch.id());
        branch.endpoint().ifPresent(NeonEndpoint::close);
        databases.drop(branch.id());
    }

    @Override
    public void close() {
        branches.values().forEach(branch -> branch.endpoint().ifPresent(NeonEndpoint::close));
        databases.close();
    }
}
