package dev.seedbed.fakes;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/// Work that Neon does after it has answered. It goes on with every time that it is asked for.
final class NeonOperation {

    private final String id = UUID.randomUUID().toString();
    private final String action;
    private final String branch;
    private final Optional<String> endpoint;
    private final Instant began;
    private final boolean fails;
    private final int polls;
    private int left;

    NeonOperation(String action, NeonBranch branch, int polls, boolean fails, Instant began) {
        this.action = action;
        this.branch = branch.id();
        this.endpoint = branch.endpoint().map(NeonEndpoint::id);
        this.polls = polls;
        this.left = polls;
        this.fails = fails;
        this.began = began;
    }

    String id() {
        return id;
    }

    boolean over() {
        return left == 0;
    }

    boolean endedWell() {
        return over() && !fails;
    }

    private boolean failed() {
        return over() && fails;
    }

    void goOn() {
        left = Math.max(0, left - 1);
    }

    private String status() {
        if (over()) {
            return fails ? "failed" : "finished";
        }
        return left == polls ? "scheduling" : "running";
    }

    ObjectNode json(String project) {
        var json = Call.object()
                .put("id", id)
                .put("project_id", project)
                .put("branch_id", branch)
                .put("action", action)
                .put("status", status())
                .put("failures_count", failed() ? 1 : 0)
                .put("created_at", began.toString())
                .put("updated_at", began.toString())
                .put("total_duration_ms", polls - left);
        endpoint.ifPresent(known -> json.put("endpoint_id", known));
        if (failed()) {
            json.put("error", "the compute did not start");
        }
        return json;
    }
}
