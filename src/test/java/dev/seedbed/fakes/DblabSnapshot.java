package dev.seedbed.fakes;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A snapshot of the engine's. `database` holds its rows on our server, and never changes. `origin` is the
/// snapshot that the blocks are shared with, `parent` the one before it on the branch.
record DblabSnapshot(
        String id,
        String branch,
        String database,
        Optional<String> origin,
        Optional<String> parent,
        String message,
        Instant taken) {

    DblabSnapshot after(Optional<String> other) {
        return new DblabSnapshot(id, branch, database, origin, other, message, taken);
    }

    /// As an entry of a branch's log, where no message is a dash.
    ObjectNode logEntry() {
        var json = Call.object()
                .put("id", id)
                .put("parent", parent.orElse("-"))
                .put("dataStateAt", taken.toString())
                .put("message", message.isEmpty() ? "-" : message);
        json.putArray("branch").add(branch);
        return json;
    }

    ObjectNode json(int clones) {
        return Call.object()
                .put("id", id)
                .put("createdAt", taken.toString())
                .put("dataStateAt", taken.toString())
                .put("physicalSize", 0)
                .put("logicalSize", 8_000_000)
                .put("pool", DblabEngine.POOL)
                .put("numClones", clones);
    }
}
