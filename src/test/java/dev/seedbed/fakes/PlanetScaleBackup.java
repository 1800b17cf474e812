package dev.seedbed.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A backup of one branch: a copy of its database as it was, which is called as the backup's id on our server.
final class PlanetScaleBackup {

    private final String id;
    private final String name;
    private final PlanetScaleBranch branch;
    private final Instant created;
    private final Instant expires;
    private final boolean fails;
    private final List<PlanetScaleBranch> restored = new ArrayList<>();
    private int left;

    PlanetScaleBackup(
            String id, String name, PlanetScaleBranch branch, Call call, int polls, Instant now, Instant expires) {
        this.id = id;
        this.name = name;
        this.branch = branch;
        this.created = now;
        this.expires = expires;
        this.fails = call.fails();
        this.left = call.polls(polls);
    }

    String id() {
        return id;
    }

    PlanetScaleBranch branch() {
        return branch;
    }

    boolean expired(Instant now) {
        return !expires.isAfter(now);
    }

    void goOn() {
        left = Math.max(0, left - 1);
    }

    boolean succeeded() {
        return left == 0 && !fails;
    }

    void restoredAs(PlanetScaleBranch made) {
        restored.add(made);
    }

    private String state() {
        if (left > 0) {
            return "running";
        }
        return fails ? "failed" : "success";
    }

    /// With or without the branches that were made from it.
    ObjectNode json(long size, boolean tellsRestored, Instant now) {
        var json = PlanetScaleJson.backup(created)
                .put("id", id)
                .put("name", name)
                .put("state", state())
                .put("size", size)
                .put("uncompressed_size", size)
                .put("expires_at", expires.toString())
                .put("completed_at", left == 0 ? created.toString() : null);
        json.put("deleted_at", expired(now) ? expires.toString() : null);
        json.set("database_branch", branch.resource());
        var branches = json.putArray("restored_branches");
        if (tellsRestored) {
            restored.forEach(made -> branches.add(made.resource()));
        }
        return json;
    }

    Optional<PlanetScaleBackup> usable(Instant now) {
        return Optional.of(this).filter(backup -> backup.succeeded() && !backup.expired(now));
    }
}
