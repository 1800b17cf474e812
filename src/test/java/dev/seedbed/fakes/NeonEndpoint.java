package dev.seedbed.fakes;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// The compute of a branch, and the two addresses that lead to it: its own, and the connection pool's.
record NeonEndpoint(String id, PostgresProxy direct, PostgresProxy pooled) implements AutoCloseable {

    static NeonEndpoint open(String id, int server) {
        return new NeonEndpoint(
                id, new PostgresProxy(server).demandEncryption(), new PostgresProxy(server).demandEncryption());
    }

    void leadTo(String database, String role) {
        direct.database(NeonBranch.DATABASE, database).user(NeonBranch.ROLE, role);
        pooled.database(NeonBranch.DATABASE, database).user(NeonBranch.ROLE, role);
    }

    /// One that is not up takes no connections.
    void up(boolean isUp) {
        direct.coldUntil(isUp ? Instant.MIN : Instant.MAX);
        pooled.coldUntil(isUp ? Instant.MIN : Instant.MAX);
    }

    String uri(String password, boolean throughPool) {
        return "postgresql://" + NeonBranch.ROLE + ":" + password + "@127.0.0.1:"
                + (throughPool ? pooled : direct).port() + "/" + NeonBranch.DATABASE + "?sslmode=require";
    }

    ObjectNode json(String project, NeonBranch branch) {
        var json = Call.object()
                .put("host", "127.0.0.1")
                .put("id", id)
                .put("project_id", project)
                .put("branch_id", branch.id())
                .put("region_id", "aws-eu-central-1")
                .put("autoscaling_limit_min_cu", 0.25)
                .put("autoscaling_limit_max_cu", 1)
                .put("type", "read_write")
                .put("current_state", branch.ready() ? "active" : "init")
                .put("pooler_enabled", false)
                .put("pooler_mode", "transaction")
                .put("disabled", false)
                .put("passwordless_access", true)
                .put("creation_source", "console")
                .put("created_at", branch.created().toString())
                .put("updated_at", branch.created().toString())
                .put("proxy_host", "127.0.0.1")
                .put("suspend_timeout_seconds", 0)
                .put("provisioner", "k8s-neonvm");
        json.putObject("settings");
        return json;
    }

    @Override
    public void close() {
        direct.close();
        pooled.close();
    }
}
