package dev.seedbed.fakes;

import tools.jackson.databind.JsonNode;

/// A call that reached a fake, whatever became of it. `path` has no service's base and no query.
///
/// Printing it shows no secret; `body` and `query` hold what was sent.
public record RecordedCall(String method, String path, String query, String body) {

    public JsonNode json() {
        return Call.JSON.readTree(body);
    }

    /// As one writes it down: `POST /projects/p/branches`.
    public String line() {
        return method + " " + path;
    }

    @Override
    public String toString() {
        return line() + (query.isEmpty() ? "" : "?" + TestSecrets.blank(query));
    }
}
