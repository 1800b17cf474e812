package dev.seedbed.fakes;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What PlanetScale knows of one branch. On our server its database is called as its id.
final class PlanetScaleBranch implements AutoCloseable {

    static final String DEFAULT = "main";
    static final String DATABASE = "postgres";

    private final String id;
    private final Optional<PlanetScaleBranch> parent;
    private final Optional<PlanetScaleBranch> restoredFrom;
    private final String cluster;
    private final Instant created;
    private final PostgresProxy proxy;
    private String name;
    private boolean isProtected;
    private int left;

    PlanetScaleBranch(
            String id, Made made, Optional<PlanetScaleBranch> parent, Optional<PlanetScaleBranch> restoredFrom) {
        this.id = id;
        this.name = made.name();
        this.cluster = made.cluster();
        this.created = made.created();
        this.left = made.polls();
        this.proxy = made.proxy().demandEncryption();
        this.parent = parent;
        this.restoredFrom = restoredFrom;
        refresh();
    }

    /// How it is made.
    record Made(String name, String cluster, Instant created, int polls, PostgresProxy proxy) {}

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    PostgresProxy proxy() {
        return proxy;
    }

    boolean isDefault() {
        return parent.isEmpty();
    }

    boolean isProtected() {
        return isProtected;
    }

    boolean ready() {
        return left == 0;
    }

    /// It gets ready by being asked for.
    void goOn() {
        left = Math.max(0, left - 1);
        refresh();
    }

    private void refresh() {
        proxy.coldUntil(ready() ? Instant.MIN : Instant.MAX);
    }

    void rename(String other) {
        name = other;
    }

    void protect(boolean on) {
        isProtected = on;
    }

    /// With or without the branch whose backup it was made from.
    ObjectNode json(boolean tellsOrigin) {
        var json = PlanetScaleJson.branch(created)
                .put("id", id)
                .put("name", name)
                .put("state", ready() ? "ready" : "pending")
                .put("ready", ready())
                .put("production", isDefault())
                .put("deletion_protected", isProtected)
                .put("cluster_name", cluster)
                .put("parent_branch", parent.map(PlanetScaleBranch::name).orElse(null));
        var origin = restoredFrom.filter(_ -> tellsOrigin).map(PlanetScaleBranch::resource);
        json.set("restored_from_branch", origin.orElse(null));
        return json;
    }

    ObjectNode resource() {
        return PlanetScaleJson.resource(id, name, created, Optional.empty());
    }

    @Override
    public void close() {
        proxy.close();
    }
}
