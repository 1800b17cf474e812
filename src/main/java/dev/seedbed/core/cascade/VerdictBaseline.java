package dev.seedbed.core.cascade;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The verdicts that a team has accepted, root by root: a file to commit, one line for each table and each key that is
/// worth one, sorted, so that a change of the schema is a change of a few lines.
public final class VerdictBaseline {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "seedbed-baseline";

    private final Map<String, RootBaseline> roots;

    private VerdictBaseline(Map<String, RootBaseline> roots) {
        this.roots = new TreeMap<>(roots);
    }

    /// Accepts everything that these graphs say; each has a root.
    public static VerdictBaseline of(Collection<TenantGraph> graphs) {
        return new VerdictBaseline(graphs.stream().collect(Collectors.toMap(VerdictBaseline::root, RootBaseline::of)));
    }

    /// Reads what `text` wrote; `file` is its name in messages.
    public static VerdictBaseline read(String file, String text) {
        try {
            var json = JSON.readTree(text);
            if (json.path(VERSION).asInt(0) != 1) {
                throw wrong(file, "It does not say \"" + VERSION + "\": 1.");
            }
            return new VerdictBaseline(states(file, json.path("roots"), root -> root(file, root)));
        } catch (JacksonException failure) {
            throw wrong(file, failure.getOriginalMessage());
        }
    }

    /// The names of the roots that it holds verdicts of.
    public List<String> roots() {
        return List.copyOf(roots.keySet());
    }

    RootBaseline root(TableName root) {
        return roots.getOrDefault(root.toString(), RootBaseline.NOTHING);
    }

    public String text() {
        return "{\n  \"%s\": 1,\n  \"roots\": %s\n}\n".formatted(VERSION, block("  ", roots, root -> text(root)));
    }

    private static String text(RootBaseline root) {
        return "{\n      \"tables\": %s,\n      \"keys\": %s\n    }"
                .formatted(
                        block("      ", root.tables(), state -> JSON.writeValueAsString(state.text())),
                        block("      ", root.keys(), state -> JSON.writeValueAsString(state.text())));
    }

    private static <T> String block(String indent, Map<String, T> values, Function<T, String> text) {
        return values.entrySet().stream()
                .map(entry ->
                        indent + "  " + JSON.writeValueAsString(entry.getKey()) + ": " + text.apply(entry.getValue()))
                .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    private static RootBaseline root(String file, JsonNode json) {
        return new RootBaseline(
                states(file, json.path("tables"), state -> known(file, state, TableState::find)),
                states(file, json.path("keys"), state -> known(file, state, KeyState::find)));
    }

    private static <T> Map<String, T> states(String file, JsonNode json, Function<JsonNode, T> state) {
        if (!json.isObject()) {
            throw wrong(file, "A part of it is missing.");
        }
        return json.propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> state.apply(entry.getValue())));
    }

    private static <T> T known(String file, JsonNode state, Function<String, Optional<T>> find) {
        return find.apply(state.asString(""))
                .orElseThrow(() -> wrong(file, "'" + state.asString("") + "' is no verdict."));
    }

    private static String root(TenantGraph graph) {
        return graph.root().orElseThrow().toString();
    }

    private static SeedbedException wrong(String file, String why) {
        return Problem.error(
                        Category.USAGE,
                        "This is no baseline of verdicts.",
                        file,
                        why,
                        "Take it back from version control, or remove it and write it again with --update-baseline.")
                .exception();
    }
}
