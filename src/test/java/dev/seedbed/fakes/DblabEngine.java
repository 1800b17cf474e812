package dev.seedbed.fakes;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The branches, snapshots and clones of one engine, and the rules by which they come and go.
///
/// Refusals have the statuses that the engine sends, which are not always those that its description promises:
/// what it finds wrong with one clone is an internal error.
final class DblabEngine implements AutoCloseable {

    static final String POOL = "dblab_pool";
    static final String MAIN = "main";

    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final FakeDatabases databases = new FakeDatabases();
    private final Map<String, DblabSnapshot> snapshots = new LinkedHashMap<>();
    private final Map<String, String> heads = new LinkedHashMap<>();
    private final Map<String, DblabClone> clones = new LinkedHashMap<>();
    private final Map<String, Integer> revisions = new LinkedHashMap<>();
    private int made;
    private int polls = 2;

    /// Begins with the branch `main`, whose tables and rows the DDL makes.
    DblabEngine(String ddl) {
        databases.create("source", Optional.empty());
        databases.load("source", ddl);
        add(new DblabSnapshot(
                POOL + "@snapshot_" + STAMP.format(now()),
                MAIN,
                "source",
                Optional.empty(),
                Optional.empty(),
                "",
                now()));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    FakeDatabases databases() {
        return databases;
    }

    void polls(int count) {
        polls = count;
    }

    Collection<String> branches() {
        return heads.keySet();
    }

    DblabSnapshot head(String branch) {
        return Optional.ofNullable(heads.get(branch))
                .map(snapshots::get)
                .orElseThrow(() -> refuse("failed to found dataset of the branch: " + branch));
    }

    Collection<DblabClone> clones() {
        return clones.values();
    }

    int clonesOf(DblabSnapshot snapshot) {
        return (int) clones.values().stream()
                .filter(clone -> clone.snapshot().id().equals(snapshot.id()))
                .count();
    }

    private static Refusal refuse(String message) {
        return new Refusal(BAD_REQUEST, "BAD_REQUEST", message);
    }

    private static Refusal internal(String message) {
        return new Refusal(INTERNAL, "INTERNAL_ERROR", message);
    }

    private DblabSnapshot add(DblabSnapshot snapshot) {
        snapshots.put(snapshot.id(), snapshot);
        heads.put(snapshot.branch(), snapshot.id());
        return snapshot;
    }

    void fork(String branch, String base) {
        if (heads.containsKey(branch)) {
            throw refuse("branch '" + branch + "' already exists");
        }
        var source = head(base);
        add(new DblabSnapshot(
                POOL + "/branch/" + branch + "@" + stamp(),
                branch,
                source.database(),
                Optional.of(source.id()),
                Optional.of(source.id()),
                "",
                now()));
    }

    private String stamp() {
        made++;
        return STAMP.format(now().plusSeconds(made));
    }

    List<DblabSnapshot> log(String branch) {
        var log = new ArrayList<DblabSnapshot>();
        for (var next = Optional.of(head(branch));
                next.isPresent();
                next = next.get().parent().map(snapshots::get)) {
            log.add(next.get());
        }
        return log;
    }

    DblabClone find(String id) {
        return Optional.ofNullable(clones.get(id))
                .orElseThrow(
                        () -> new Refusal(404, "NOT_FOUND", "Requested object does not exist. Specify your request."));
    }

    private DblabClone present(String id) {
        return Optional.ofNullable(clones.get(id)).orElseThrow(() -> internal("clone not found"));
    }

    private DblabSnapshot snapshot(String id) {
        return Optional.ofNullable(snapshots.get(id)).orElseThrow(() -> internal("no snapshot found"));
    }

    DblabClone create(Call call) {
        var asked = call.body();
        var id = asked.path("id").asString();
        if (clones.containsKey(id)) {
            throw refuse("clone with ID \"" + id + "\" already exists");
        }
        if (!asked.path("db").has("username") || !asked.path("db").has("password")) {
            throw refuse("missing DB password");
        }
        var snapshot = asked.at("/snapshot/id").isString()
                ? snapshot(asked.at("/snapshot/id").asString())
                : head(asked.path("branch").asString(MAIN));
        var database = "clone" + ++made;
        databases.create(database, Optional.of(snapshot.database()));
        var proxy = new PostgresProxy(databases.port()).database(DblabClone.DATABASE, databases.real(database));
        var access = new DblabClone.Access(
                asked.at("/db/username").asString(),
                databases.login(asked.at("/db/password").asString()));
        var clone = new DblabClone(id, snapshot, database, now(), proxy, access);
        clones.put(id, clone);
        clone.protect(asked.path("protected").asBoolean(false));
        clone.begin(
                DblabClone.Status.CREATING,
                call.fails() ? DblabClone.Status.FATAL : DblabClone.Status.OK,
                call.polls(polls));
        return clone;
    }

    /// The clone's rows become the newest of its branch.
    DblabSnapshot commit(String cloneId, String message) {
        var clone = Optional.ofNullable(clones.get(cloneId)).orElseThrow(() -> refuse("clone not found"));
        var database = "snapshot" + ++made;
        databases.create(database, Optional.of(clone.database()));
        var dataset =
                POOL + "/branch/" + clone.branch() + "/" + cloneId + "/r" + revisions.merge(cloneId, 1, Integer::sum);
        return add(new DblabSnapshot(
                dataset + "@" + stamp(),
                clone.branch(),
                database,
                Optional.of(clone.snapshot().id()),
                Optional.ofNullable(heads.get(clone.branch())),
                message,
                now()));
    }

    void reset(String id, Call call) {
        var clone = Optional.ofNullable(clones.get(id)).orElseThrow(() -> internal("the clone not found"));
        if (!clone.started()) {
            throw internal("clone is not started yet");
        }
        var asked = call.body().path("snapshotID").asString("");
        if (call.body().path("latest").asBoolean(false) && !asked.isEmpty()) {
            throw refuse("parameters `latest` and `snapshot ID` must not be specified together");
        }
        var snapshot = asked.isEmpty() ? clone.snapshot() : snapshot(asked);
        databases.overwrite(clone.database(), snapshot.database());
        clone.moveTo(snapshot);
        clone.begin(
                DblabClone.Status.RESETTING,
                call.fails() ? DblabClone.Status.FATAL : DblabClone.Status.OK,
                call.polls(polls));
    }

    DblabClone update(String id, JsonNode change) {
        var clone = present(id);
        clone.protect(change.path("protected").asBoolean(false));
        return clone;
    }

    /// It is there for a while yet.
    void delete(String id, Call call) {
        var clone = present(id);
        if (clone.isProtected()) {
            throw internal("clone is protected");
        }
        clone.begin(DblabClone.Status.DELETING, DblabClone.Status.DELETING, Math.max(1, call.polls(polls)));
    }

    /// Goes on with all that is under way.
    void goOn() {
        clones.values().removeIf(clone -> {
            var gone = clone.goOn();
            if (gone) {
                clone.close();
                databases.drop(clone.database());
            }
            return gone;
        });
    }

    void deleteSnapshot(String id) {
        var snapshot = Optional.ofNullable(snapshots.get(id)).orElseThrow(() -> refuse("snapshot does not exist"));
        if (id.startsWith(POOL + "@")) {
            throw refuse("cannot destroy automatic snapshot in the pool");
        }
        var dependent = clones.values().stream()
                .filter(clone -> clone.snapshot().id().equals(id))
                .map(DblabClone::id)
                .collect(Collectors.joining(","));
        if (!dependent.isEmpty()) {
            throw refuse("cannot delete snapshot " + id + " because it has dependent clones: " + dependent);
        }
        if (snapshots.values().stream().anyMatch(other -> other.origin().equals(Optional.of(id)))) {
            throw refuse("cannot delete snapshot " + id + " because it has dependent datasets");
        }
        snapshots.remove(id);
        snapshots.replaceAll(
                (_, other) -> other.parent().equals(Optional.of(id)) ? other.after(snapshot.parent()) : other);
        heads.replaceAll((_, head) -> head.equals(id) ? snapshot.parent().orElseThrow() : head);
    }

    @Override
    public void close() {
        clones.values().forEach(DblabClone::close);
        databases.close();
    }
}
