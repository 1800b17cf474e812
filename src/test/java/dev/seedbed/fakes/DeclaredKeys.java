package dev.seedbed.fakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Finds keys that a service's description knows nowhere, which a schema without `additionalProperties:
/// false` lets pass.
///
/// Where a body is of several schemas (`allOf` and the like), a key may be declared in any of them. An
/// object of which nothing is declared may hold anything.
record DeclaredKeys(JsonNode document) {

    private static final List<String> COMBINERS = List.of("allOf", "anyOf", "oneOf");

    List<String> undeclaredInRequest(String method, String path, JsonNode body) {
        var schema = operation(method, path)
                .map(operation -> schema(resolve(operation.path("requestBody"))))
                .orElseGet(MissingNode::getInstance);
        return undeclared(schema, body);
    }

    List<String> undeclaredInResponse(String method, String path, int status, JsonNode body) {
        var responses = operation(method, path).map(operation -> operation.path("responses"));
        var schema = responses
                .map(all ->
                        all.has(Integer.toString(status)) ? all.path(Integer.toString(status)) : all.path("default"))
                .map(response -> schema(resolve(response)))
                .orElseGet(MissingNode::getInstance);
        return undeclared(schema, body);
    }

    private Optional<JsonNode> operation(String method, String path) {
        return document.path("paths")
                .propertyStream()
                .filter(entry -> new PathTemplate(entry.getKey()).match(path).isPresent())
                .min(Comparator.comparingLong(entry -> new PathTemplate(entry.getKey()).variables()))
                .map(entry -> entry.getValue().path(method.toLowerCase(Locale.ROOT)));
    }

    private static JsonNode schema(JsonNode message) {
        return message.path("content").path("application/json").path("schema");
    }

    private JsonNode resolve(JsonNode node) {
        var found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asString().substring(1));
        }
        return found;
    }

    private List<String> undeclared(JsonNode schema, JsonNode body) {
        var found = new ArrayList<String>();
        walk(parts(schema).toList(), body, "", found);
        return found;
    }

    private Stream<JsonNode> parts(JsonNode schema) {
        var resolved = resolve(schema);
        var combined = COMBINERS.stream()
                .flatMap(combiner -> resolved.path(combiner).valueStream())
                .flatMap(this::parts);
        return Stream.concat(Stream.of(resolved), combined);
    }

    private void walk(List<JsonNode> schemas, JsonNode value, String at, List<String> found) {
        if (value.isObject()) {
            value.propertyStream().forEach(entry -> {
                var below = at + "/" + entry.getKey();
                var declared = declarations(schemas, entry.getKey());
                if (declared.isEmpty() && schemas.stream().anyMatch(schema -> schema.has("properties"))) {
                    found.add(below + " is declared nowhere");
                }
                walk(declared, entry.getValue(), below, found);
            });
        }
        var items = schemas.stream()
                .map(schema -> schema.path("items"))
                .flatMap(this::parts)
                .toList();
        for (var item = 0; value.isArray() && item < value.size(); item++) {
            walk(items, value.get(item), at + "/" + item, found);
        }
    }

    private List<JsonNode> declarations(List<JsonNode> schemas, String key) {
        return schemas.stream()
                .flatMap(schema -> Stream.of(schema.path("properties").path(key), schema.path("additionalProperties")))
                .filter(schema -> schema.isObject() || schema.isBoolean() && schema.asBoolean())
                .flatMap(this::parts)
                .toList();
    }
}
