package dev.seedbed.fakes;

import dev.seedbed.fakes.FakeDatabases.Login;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// A clone of the engine's. On our server its database is called as `database` says.
final class DblabClone implements AutoCloseable {

    static final String DATABASE = "postgres";

    /// What the engine does with it at the moment.
    enum Status {
        CREATING("Clone is being created."),
        RESETTING("Clone is being reset."),
        DELETING("Clone is being deleted."),
        OK("Clone is ready to accept Postgres connections."),
        FATAL("Cloning failure.");

        private final String message;

        Status(String message) {
            this.message = message;
        }
    }

    private final String id;
    private final String branch;
    private final String username;
    private final Instant created;
    private final PostgresProxy proxy;
    private final String database;
    private DblabSnapshot snapshot;
    private boolean isProtected;
    private Status status = Status.CREATING;
    private Status next = Status.OK;
    private int left;

    DblabClone(
            String id, DblabSnapshot snapshot, String database, Instant created, PostgresProxy proxy, Access access) {
        this.id = id;
        this.branch = snapshot.branch();
        this.snapshot = snapshot;
        this.database = database;
        this.created = created;
        this.proxy = proxy;
        this.username = access.username();
        proxy.user(username, access.login().role());
        refresh();
    }

    /// Who logs in, by the name that was asked for.
    record Access(String username, Login login) {}

    String id() {
        return id;
    }

    String branch() {
        return branch;
    }

    String database() {
        return database;
    }

    DblabSnapshot snapshot() {
        return snapshot;
    }

    PostgresProxy proxy() {
        return proxy;
    }

    boolean isProtected() {
        return isProtected;
    }

    boolean started() {
        return status != Status.CREATING;
    }

    void protect(boolean on) {
        isProtected = on;
    }

    void moveTo(DblabSnapshot other) {
        snapshot = other;
    }

    /// What it is doing from now on, and where that ends after so many questions.
    void begin(Status now, Status then, int polls) {
        status = now;
        next = then;
        left = polls;
        if (left == 0) {
            status = next;
        }
        refresh();
    }

    /// Whether it is gone by now.
    boolean goOn() {
        if (left > 0 && --left == 0) {
            if (status == Status.DELETING) {
                return true;
            }
            status = next;
            refresh();
        }
        return false;
    }

    private void refresh() {
        proxy.coldUntil(status == Status.OK ? Instant.MIN : Instant.MAX);
    }

    ObjectNode json(int clonesOfSnapshot) {
        var ready = status == Status.OK;
        var json = Call.object().put("id", id).put("protected", isProtected).put("createdAt", created.toString());
        json.set("snapshot", snapshot.json(clonesOfSnapshot));
        json.putObject("status").put("code", status.name()).put("message", status.message);
        json.putObject("db")
                .put("connStr", ready ? "host=127.0.0.1 port=" + proxy.port() + " user=" + username : "")
                .put("host", ready ? "127.0.0.1" : "")
                .put("port", ready ? Integer.toString(proxy.port()) : "")
                .put("username", username)
                .put("password", "");
        json.putObject("metadata")
                .put("cloneDiffSize", 486_400)
                .put("logicalSize", 8_000_000)
                .put("cloningTime", 1)
                .put("maxIdleMinutes", 120);
        return json;
    }

    @Override
    public void close() {
        proxy.close();
    }
}
