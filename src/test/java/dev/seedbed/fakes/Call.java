package dev.seedbed.fakes;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// One call that a fake carries out: it kept the service's contract, and had the right key.
///
/// `variables` are the parts of the path that the route names. `fault` is what the test ordered for its
/// effect.
record Call(
        String method,
        String path,
        Map<String, String> variables,
        Map<String, String> queries,
        Map<String, String> headers,
        String text,
        Optional<Fault> fault) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    String variable(String name) {
        return Optional.ofNullable(variables.get(name))
                .orElseThrow(() -> new IllegalStateException("The route names no " + name));
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(queries.get(name));
    }

    int query(String name, int otherwise) {
        return query(name).map(Integer::parseInt).orElse(otherwise);
    }

    /// By lower-case name.
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// Missing where there is none.
    JsonNode body() {
        return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    }

    /// How often the operation that this begins has to be asked for.
    int polls(int otherwise) {
        return fault.orElse(null) instanceof Fault.SlowOperation(int polls) ? polls : otherwise;
    }

    /// Whether the operation that this begins fails.
    boolean fails() {
        return fault.orElse(null) instanceof Fault.FailedOperation;
    }

    /// Whether it fails from its first part on.
    boolean failsOutright() {
        return fault.orElse(null) instanceof Fault.FailedOperation(boolean outright) && outright;
    }

    /// How many listings do not know of this yet.
    int lag() {
        return fault.map(ordered -> switch (ordered) {
                    case Fault.LaggingListing(int listings) -> listings;
                    case Fault.LostAfter(int listings) -> listings;
                    default -> 0;
                })
                .orElse(0);
    }

    Call with(Optional<Fault> ordered) {
        return new Call(method, path, variables, queries, headers, text, ordered);
    }

    Call at(String otherPath) {
        return new Call(method, otherPath, variables, queries, headers, text, fault);
    }

    Call with(Map<String, String> named) {
        return new Call(method, path, named, queries, headers, text, fault);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }
}
