package dev.seedbed.core.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// JSON objects with the keys that expressions read, such as `(value ->> 'deleted'::text)::boolean`.
final class JsonCandidates {

    private static final Pattern READ =
            Pattern.compile("(?:->>?|\\?|#>>?)\\s*'([^']+)'(?:::text(?:\\[\\])?)?(?:\\)+::([a-z]+))?");
    private static final Pattern TYPED = Pattern.compile("->\\s*'([^']+)'::text\\)+\\s*=\\s*'([a-z]+)'");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*)'");

    private JsonCandidates() {}

    static List<String> of(List<String> expressions) {
        var keys = new LinkedHashMap<String, String>();
        var texts = new TreeSet<String>();
        for (var expression : expressions) {
            var reads = READ.matcher(expression);
            while (reads.find()) {
                var type = reads.group(2);
                keys.merge(reads.group(1), type == null ? "text" : type, (old, now) -> old.equals("text") ? now : old);
            }
            var typed = TYPED.matcher(expression);
            while (typed.find()) {
                keys.put(typed.group(1), typed.group(2));
            }
            var matcher = TEXT.matcher(expression);
            while (matcher.find()) {
                texts.add(matcher.group(1).replace("''", "'"));
            }
        }
        texts.removeAll(keys.keySet());
        return keys.isEmpty()
                ? List.of()
                : objects(keys, texts.stream().limit(12).toList());
    }

    private static List<String> objects(Map<String, String> keys, List<String> texts) {
        var all = new ArrayList<String>();
        all.add(object(keys, "\"a\""));
        texts.forEach(text -> all.add(object(keys, quoted(text))));
        for (var other : List.of("1", "\"1\"", "true", "{}", "[]", "\"2024-01-01T00:00:00Z\"")) {
            all.add(keys.keySet().stream()
                    .map(key -> quoted(key) + ": " + other)
                    .collect(Collectors.joining(", ", "{", "}")));
        }
        return all;
    }

    private static String object(Map<String, String> keys, String text) {
        return keys.entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ": " + value(entry.getValue(), text))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(String type, String text) {
        return switch (type) {
            case "boolean" -> "false";
            case "integer", "bigint", "smallint", "numeric", "double", "real", "number" -> "1";
            case "timestamp", "timestamptz", "date" -> "\"2024-01-01T00:00:00Z\"";
            case "uuid" -> "\"5eedbed0-0000-8000-8000-000000000001\"";
            case "interval" -> "\"PT1S\"";
            case "array", "jsonb_array" -> "[]";
            case "object" -> "{}";
            default -> text;
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
