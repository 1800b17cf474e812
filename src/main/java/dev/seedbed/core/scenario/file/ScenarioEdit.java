package dev.seedbed.core.scenario.file;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/// The text of a scenario file, changed in one place and left as it is everywhere else: comments, order, spacing.
///
/// A path names keys from the top, such as `tables`, `public.invoices`, `columns`, `total`; a table may stand in the
/// file by its bare name. Where a key is missing and a comment stands in for it (`# total: amount`), it takes the
/// comment's place; else it comes behind its last sibling.
public record ScenarioEdit(String text) {

    public static ScenarioEdit of(String text) {
        return new ScenarioEdit(text);
    }

    /// A name or a value as YAML.
    public static String scalar(String text) {
        return ScenarioText.scalar(text);
    }

    /// Gives the key at the end of the path this value, which is YAML on one line. A comment behind the value stays.
    public ScenarioEdit set(List<String> path, String value) {
        var places = ScenarioPlaces.of(text);
        var place = places.place(path);
        if (place.found().size() == path.size()) {
            return replace(places, place.found().getLast(), value);
        }
        var missing = path.subList(place.found().size(), path.size());
        var within = place.within();
        if (within instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW) {
            return insertInFlow(places, mapping, missing, value);
        }
        if (within instanceof MappingNode || ScenarioPlaces.empty(within)) {
            return insert(places, place, missing, scalar(missing.getLast()) + ": " + value + "\n");
        }
        throw Problem.error(
                        Category.USAGE,
                        "'" + String.join(".", path) + "' cannot be set.",
                        "line " + (ScenarioPlaces.mark(within.getStartMark()).getLine() + 1),
                        "Something stands there that has no keys.",
                        "Change it in the scenario file.")
                .exception();
    }

    /// Puts a key that is missing at the end of the path, with all that belongs to it, as {@link ScenarioPlaces#lines}
    /// has them.
    ScenarioEdit add(List<String> path, String lines) {
        var places = ScenarioPlaces.of(text);
        var place = places.place(path);
        var within = place.within();
        if (place.found().size() == path.size()
                || (within instanceof CollectionNode<?> flow && flow.getFlowStyle() == FlowStyle.FLOW)) {
            return this;
        }
        return insert(places, place, path.subList(place.found().size(), path.size()), lines);
    }

    /// The line of the key at the end of the path, counted from 1; of the comment that stands in for it otherwise.
    public Optional<Integer> line(List<String> path) {
        return ScenarioPlaces.of(text).line(path);
    }

    /// With this tenant table, or the one that is inferred.
    public ScenarioEdit rooted(Optional<TableName> root) {
        return root.map(name -> set(List.of("root"), scalar(name.toString()))).orElseGet(() -> remove(List.of("root")));
    }

    /// With this note on a table whose rows may stay, or without any.
    public ScenarioEdit intended(TableName table, Optional<String> note) {
        var path = List.of("intended", table.toString());
        return note.map(why -> set(path, scalar(why))).orElseGet(() -> remove(path));
    }

    /// With so many tenants, and so many rows in tables that belong to none.
    public ScenarioEdit sized(long tenants, long sharedRows) {
        var places = ScenarioPlaces.of(text);
        var counted = places.place(List.of("tenants", "count")).found().size() == 2;
        return set(counted ? List.of("tenants", "count") : List.of("tenants"), Long.toString(tenants))
                .set(List.of("shared-rows"), Long.toString(sharedRows));
    }

    /// With this schema as the one that everything was decided for.
    public ScenarioEdit remembering(Schema schema) {
        var before = remove(List.of("schema")).text();
        return new ScenarioEdit(
                before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + ScenarioText.memory(schema));
    }

    /// Calls the key at the end of the path by another name; its value and its place stay. Unchanged where it is
    /// missing.
    public ScenarioEdit rename(List<String> path, String name) {
        var places = ScenarioPlaces.of(text);
        var place = places.place(path);
        if (place.found().size() < path.size()) {
            return this;
        }
        var key = place.found().getLast().getKeyNode();
        return new ScenarioEdit(text.substring(0, places.index(key.getStartMark()))
                + scalar(name)
                + text.substring(places.index(key.getEndMark())));
    }

    /// Takes the key at the end of the path away with all that belongs to it; unchanged where it is missing.
    public ScenarioEdit remove(List<String> path) {
        var places = ScenarioPlaces.of(text);
        var place = places.place(path);
        if (place.found().size() < path.size()) {
            return this;
        }
        var tuple = place.found().getLast();
        if (place.within() instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW) {
            return removeFromFlow(places, mapping, tuple);
        }
        var from = places.lineStart(places.index(tuple.getKeyNode().getStartMark()));
        var to = places.lineEnd(places.end(tuple));
        return new ScenarioEdit(text.substring(0, from) + text.substring(Math.min(to + 1, text.length())));
    }

    private ScenarioEdit replace(ScenarioPlaces places, NodeTuple tuple, String value) {
        var node = tuple.getValueNode();
        var start = places.index(node.getStartMark());
        var end = places.end(tuple);
        var colon = text.indexOf(':', places.keyEnd(tuple));
        if (ScenarioPlaces.empty(node)) {
            return splice(places, colon + 1, colon + 1, " " + value);
        }
        var below = ScenarioPlaces.mark(node.getStartMark()).getLine()
                != ScenarioPlaces.mark(tuple.getKeyNode().getStartMark()).getLine();
        return below ? splice(places, colon + 1, places.lineEnd(end), " " + value) : splice(places, start, end, value);
    }

    /// Puts something else in a place, and leaves a comment behind it in its column where there is room.
    private ScenarioEdit splice(ScenarioPlaces places, int from, int to, String value) {
        var rest = text.substring(to, places.lineEnd(to));
        var comment = rest.indexOf('#');
        var padded = rest;
        if (comment > 0 && rest.substring(0, comment).isBlank()) {
            var room = to - places.lineStart(to) + comment - (from - places.lineStart(from)) - value.length();
            padded = " ".repeat(Math.max(2, room)) + rest.substring(comment);
        }
        return new ScenarioEdit(text.substring(0, from) + value + padded + text.substring(places.lineEnd(to)));
    }

    private ScenarioEdit insertInFlow(ScenarioPlaces places, MappingNode mapping, List<String> missing, String value) {
        var nested = value;
        for (var depth = missing.size() - 1; depth > 0; depth--) {
            nested = "{" + scalar(missing.get(depth)) + ": " + nested + "}";
        }
        var close = places.index(mapping.getEndMark()) - 1;
        var entry = scalar(missing.getFirst()) + ": " + nested;
        return splice(places, close, close, mapping.getValue().isEmpty() ? entry : ", " + entry);
    }

    private ScenarioEdit removeFromFlow(ScenarioPlaces places, MappingNode mapping, NodeTuple tuple) {
        var entries = mapping.getValue();
        var at = entries.indexOf(tuple);
        var from = at == 0 ? places.index(tuple.getKeyNode().getStartMark()) : places.end(entries.get(at - 1));
        var to = at == 0 && entries.size() > 1
                ? places.index(entries.get(1).getKeyNode().getStartMark())
                : places.end(tuple);
        return splice(places, from, to, "");
    }

    /// The last of the missing keys begins the lines.
    private ScenarioEdit insert(ScenarioPlaces places, ScenarioPlaces.Way place, List<String> missing, String lines) {
        var indent = places.indent(place);
        var whole = new StringBuilder();
        var depth = missing.size() - 1;
        for (var above = 0; above < depth; above++) {
            whole.append(" ".repeat(indent + ScenarioPlaces.STEP * above))
                    .append(scalar(missing.get(above)))
                    .append(":\n");
        }
        whole.append(lines.indent(indent + ScenarioPlaces.STEP * depth));
        var stand = places.stand(place, missing.getFirst());
        if (stand.isPresent()) {
            var start = places.lineStart(places.offset(stand.get()));
            return new ScenarioEdit(text.substring(0, start)
                    + whole
                    + text.substring(Math.min(places.lineEnd(start) + 1, text.length())));
        }
        var before = places.passComments(places.lineEnd(places.last(place)), Math.max(1, indent));
        var line = before < text.length() || text.endsWith("\n") || text.isEmpty() ? whole.toString() : "\n" + whole;
        var at = Math.min(before + (before < text.length() ? 1 : 0), text.length());
        return new ScenarioEdit(text.substring(0, at) + line + text.substring(at));
    }
}
