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

/// The branches and backups of one database at PlanetScale, and the rules by which they come and go.
final class PlanetScaleProject implements AutoCloseable {

    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final Map<String, Duration> UNITS = Map.of(
            "hour", Duration.ofHours(1),
            "day", Duration.ofDays(1),
            "week", Duration.ofDays(7),
            "month", Duration.ofDays(30),
            "year", Duration.ofDays(365));

    private final FakeDatabases databases = new FakeDatabases();
    private final Map<String, PlanetScaleBranch> branches = new LinkedHashMap<>();
    private final List<PlanetScaleBackup> backups = new ArrayList<>();
    private final PlanetScaleBranch production;
    private Duration offset = Duration.ZERO;
    private int mostBranches = 1000;
    private int polls = 2;

    /// Begins with the default branch, whose tables and rows the DDL makes.
    PlanetScaleProject(String ddl) {
        var id = newId();
        databases.create(id, Optional.empty());
        databases.load(id, ddl);
        production = branch(id, PlanetScaleBranch.DEFAULT, "PS_20", 0, Optional.empty(), Optional.empty());
    }

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    Instant now() {
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.MILLIS);
    }

    void later(Duration by) {
        offset = offset.plus(by);
    }

    void polls(int count) {
        polls = count;
    }

    void limit(int most) {
        mostBranches = most;
    }

    FakeDatabases databases() {
        return databases;
    }

    Collection<PlanetScaleBranch> all() {
        return branches.values();
    }

    Optional<PlanetScaleBranch> find(String name) {
        return branches.values().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
    }

    PlanetScaleBranch named(String name) {
        return find(name).orElseThrow(() -> new Refusal(NOT_FOUND, "", "Not Found"));
    }

    List<PlanetScaleBackup> backups(PlanetScaleBranch branch) {
        return backups.stream().filter(backup -> backup.branch() == branch).toList();
    }

    PlanetScaleBackup backup(String id) {
        return backups.stream()
                .filter(backup -> backup.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refusal(NOT_FOUND, "", "Not Found"));
    }

    private static Refusal unprocessable(String message) {
        return new Refusal(UNPROCESSABLE, "unprocessable", message);
    }

    private PlanetScaleBranch branch(
            String id,
            String name,
            String cluster,
            int left,
            Optional<PlanetScaleBranch> parent,
            Optional<PlanetScaleBranch> restoredFrom) {
        var proxy = new PostgresProxy(databases.port())
                .database(PlanetScaleBranch.DATABASE, databases.real(id))
                .role("postgres", databases.owner());
        var made = new PlanetScaleBranch.Made(name, cluster, now(), left, proxy);
        var branch = new PlanetScaleBranch(id, made, parent, restoredFrom);
        branches.put(id, branch);
        return branch;
    }

    /// A plain branch has the schema of its parent; one of a backup has all that the backup has. One that fails is
    /// never ready: there is no state for it.
    PlanetScaleBranch create(Call call) {
        var asked = call.body();
        var name = asked.path("name").asString();
        requireFree(name);
        if (branches.size() >= mostBranches) {
            throw unprocessable("Branch limit reached for this database.");
        }
        var parent =
                asked.has("parent_branch") ? named(asked.path("parent_branch").asString()) : production;
        var backup = Optional.ofNullable(asked.get("backup_id"))
                .map(JsonNode::asString)
                .map(this::usable);
        var cluster = Optional.ofNullable(asked.get("cluster_size")).map(JsonNode::asString);
        if (backup.isPresent() && cluster.isEmpty()) {
            throw unprocessable("Cluster size is required to restore a backup.");
        }
        var id = newId();
        databases.create(id, backup.map(PlanetScaleBackup::id).or(() -> Optional.of(parent.id())));
        if (backup.isEmpty()) {
            databases.empty(id);
        }
        var branch = branch(
                id,
                name,
                cluster.orElse("PS_DEV"),
                call.fails() ? Integer.MAX_VALUE : call.polls(polls),
                Optional.of(parent),
                backup.map(PlanetScaleBackup::branch));
        backup.ifPresent(source -> source.restoredAs(branch));
        return branch;
    }

    private PlanetScaleBackup usable(String id) {
        return backup(id).usable(now()).orElseThrow(() -> unprocessable("Backup can not be restored."));
    }

    void update(PlanetScaleBranch branch, JsonNode change) {
        var name = Optional.ofNullable(change.get("new_name")).map(JsonNode::asString);
        name.filter(other -> !other.equals(branch.name())).ifPresent(this::requireFree);
        name.ifPresent(branch::rename);
        Optional.ofNullable(change.get("deletion_protected"))
                .map(JsonNode::asBoolean)
                .ifPresent(branch::protect);
    }

    private void requireFree(String name) {
        if (!name.matches("[a-z0-9-]{1,63}")) {
            throw unprocessable("Name may only contain lowercase letters, numbers and hyphens.");
        }
        if (find(name).isPresent()) {
            throw unprocessable("Name has already been taken");
        }
    }

    PlanetScaleBackup backUp(PlanetScaleBranch branch, Call call) {
        requireReady(branch);
        var kept = UNITS.get(call.body().path("retention_unit").asString("day"))
                .multipliedBy(call.body().path("retention_value").asInt(7));
        var backup = new PlanetScaleBackup(
                newId(), call.body().path("name").asString("backup"), branch, call, polls, now(), now().plus(kept));
        databases.create(backup.id(), Optional.of(branch.id()));
        backups.add(backup);
        return backup;
    }

    void requireReady(PlanetScaleBranch branch) {
        if (!branch.ready()) {
            throw unprocessable("Branch is not ready.");
        }
    }

    /// Its backups go with it.
    void delete(PlanetScaleBranch branch) {
        if (branch.isDefault()) {
            throw unprocessable("The default branch cannot be deleted.");
        }
        if (branch.isProtected()) {
            throw unprocessable("Branch has deletion protection enabled.");
        }
        branches.remove(branch.id());
        branch.close();
        databases.drop(branch.id());
        backups(branch).forEach(backup -> databases.drop(backup.id()));
        backups.removeAll(backups(branch));
    }

    @Override
    public void close() {
        branches.values().forEach(PlanetScaleBranch::close);
        databases.close();
    }
}
