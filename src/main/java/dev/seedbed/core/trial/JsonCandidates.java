package dev.seedbed.core.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// JSON objects with the keys that expressions read, such as `(value ->> 'deleted'::text)::boolean` or
/// `value #>> '{source,id}'`.
final class JsonCandidates {

    /// An operator with the key or path behind it, and what its result is cast to or compared with.
    private static final Pattern READ = Pattern.compile("(->>?|\\?|#>>?)\\s*'([^']+)'(?:::text(?:\\[\\])?)?"
            + "(?:(?=\\)+::([a-z]+))|(?=\\)+\\s*=\\s*'([a-z]+)')|)");

    private static final Pattern BETWEEN = Pattern.compile("[)\\s]*");
    private static final Pattern TEXT = Pattern.compile("'((?:[^']|'')*+)'");
    private static final int MOST_TEXTS = 12;
    private static final int MOST_SUBSETS = 24;

    private JsonCandidates() {}

    static List<String> of(List<String> expressions) {
        var types = new LinkedHashMap<List<String>, String>();
        expressions.forEach(expression -> read(expression, types));
        if (types.isEmpty()) {
            return List.of();
        }
        var names = types.keySet().stream().flatMap(List::stream).collect(Collectors.toSet());
        var texts = new TreeSet<String>();
        for (var expression : expressions) {
            TEXT.matcher(expression)
                    .results()
                    .map(match -> match.group(1).replace("''", "'"))
                    .filter(text -> !names.contains(text) && !text.startsWith("{"))
                    .forEach(texts::add);
        }
        return objects(types, texts.stream().limit(MOST_TEXTS).toList());
    }

    /// The paths of an expression, each with the type that its value must have.
    private static void read(String expression, Map<List<String>, String> types) {
        var reads = READ.matcher(expression);
        var before = List.<String>of();
        var end = 0;
        while (reads.find()) {
            var chained = reads.group(1).startsWith("->")
                    && !before.isEmpty()
                    && BETWEEN.matcher(expression.substring(end, reads.start())).matches();
            var path = new ArrayList<>(chained ? before : List.of());
            path.addAll(keys(reads.group(1), reads.group(2)));
            var type = reads.group(3) != null ? reads.group(3) : reads.group(4) != null ? reads.group(4) : "text";
            types.merge(List.copyOf(path), type, (known, now) -> known.equals("text") ? now : known);
            if (chained) {
                types.remove(before);
            }
            before = reads.group(1).equals("->") ? List.copyOf(path) : List.of();
            end = reads.end();
        }
    }

    private static List<String> keys(String operator, String text) {
        return operator.startsWith("#") ? List.of(text.replaceAll("[{}\" ]", "").split(",")) : List.of(text);
    }

    private static List<String> objects(Map<List<String>, String> types, List<String> texts) {
        var all = new LinkedHashSet<String>();
        for (var paths : subsets(List.copyOf(types.keySet()))) {
            all.add(object(paths, types, quoted("a")));
        }
        texts.forEach(text -> all.add(object(types.keySet(), types, quoted(text))));
        for (var value : List.of("1", "\"1\"", "true", "{}", "[]", "\"2024-01-01T00:00:00Z\"")) {
            all.add(object(types.keySet(), Map.of(), value));
        }
        return List.copyOf(all);
    }

    /// All of them, all but one, one alone; none.
    private static List<Set<List<String>>> subsets(List<List<String>> paths) {
        var subsets = new ArrayList<Set<List<String>>>();
        subsets.add(new LinkedHashSet<>(paths));
        for (var path : paths) {
            var others = new LinkedHashSet<>(paths);
            others.remove(path);
            subsets.add(others);
            subsets.add(Set.of(path));
        }
        return subsets.subList(0, Math.min(MOST_SUBSETS, subsets.size()));
    }

    private static String object(Set<List<String>> paths, Map<List<String>, String> types, String other) {
        var members = new LinkedHashMap<String, Set<List<String>>>();
        for (var path : paths) {
            members.computeIfAbsent(path.getFirst(), _ -> new LinkedHashSet<>()).add(path);
        }
        if (!members.isEmpty() && members.keySet().stream().allMatch(key -> key.matches("\\d"))) {
            return members.values().stream()
                    .map(inside -> value(inside, types, other))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return members.entrySet().stream()
                .map(member -> quoted(member.getKey()) + ": " + value(member.getValue(), types, other))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String value(Set<List<String>> paths, Map<List<String>, String> types, String other) {
        var first = paths.iterator().next();
        if (first.size() == 1) {
            return typed(types.getOrDefault(first, "text"), other);
        }
        var inner = new LinkedHashMap<List<String>, String>();
        paths.forEach(path -> inner.put(path.subList(1, path.size()), types.getOrDefault(path, "text")));
        return object(inner.keySet(), inner, other);
    }

    private static String typed(String type, String other) {
        return switch (type) {
            case "boolean" -> "false";
            case "integer", "bigint", "smallint", "numeric", "double", "real", "number" -> "1";
            case "timestamp", "timestamptz", "date" -> "\"2024-01-01T00:00:00Z\"";
            case "uuid" -> "\"5eedbed0-0000-8000-8000-000000000001\"";
            case "interval" -> "\"PT1S\"";
            case "array" -> "[]";
            case "object" -> "{}";
            default -> other;
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
