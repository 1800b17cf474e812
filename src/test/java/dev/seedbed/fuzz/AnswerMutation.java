package dev.seedbed.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a service might answer on its worst day: its own answer with one value of another kind, or cut, or no answer.
record AnswerMutation(Random random) implements UnaryOperator<String> {

    private static final int LARGE = 2_000_000;
    private static final int DEEP = 100_000;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "99999999999999999999999",
            "1e999",
            "\"\"",
            "\"ready\"",
            "\"\\u0000\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"id\":null}",
            "\"2026-13-45T99:99:99Z\"",
            "\"+999999999-01-01T00:00:00Z\"",
            "\"postgres://[\"",
            "\"https://example.invalid/%zz\"",
            "\"../../etc\"");

    @Override
    public String apply(String body) {
        return switch (random.nextInt(8)) {
            case 0 -> body.substring(0, random.nextInt(body.length() + 1));
            case 1 ->
                List.of("", "null", "[]", "{}", "<html>", "\"\"", "1", "{\"error\":{}}")
                        .get(random.nextInt(8));
            case 2 -> random.nextInt(4) == 0 ? "[".repeat(DEEP) : body + body;
            case 3 -> random.nextInt(4) == 0 ? "\"" + "x".repeat(LARGE) + "\"" : body.replace("\"", "'");
            default -> withOneValueChanged(body);
        };
    }

    private String withOneValueChanged(String body) {
        if (body.isBlank()) {
            return body;
        }
        var tree = JSON.readTree(body);
        var holders = new ArrayList<JsonNode>();
        collect(tree, holders);
        if (holders.isEmpty()) {
            return "null";
        }
        change(holders.get(random.nextInt(holders.size())));
        return tree.toString();
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainer() && !node.isEmpty()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private void change(JsonNode holder) {
        var at = random.nextInt(holder.size());
        var drops = random.nextInt(4) == 0;
        var value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        switch (holder) {
            case ObjectNode object -> {
                var name = List.copyOf(object.propertyNames()).get(at);
                object.remove(name);
                if (!drops) {
                    object.set(name, value);
                }
            }
            case ArrayNode array -> {
                array.remove(at);
                if (!drops) {
                    array.insert(at, value);
                }
            }
            default -> throw new IllegalStateException(holder.getNodeType().name());
        }
    }
}
