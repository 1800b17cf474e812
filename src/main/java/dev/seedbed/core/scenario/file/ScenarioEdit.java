package dev.seedbed.core.scenario.file;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// The text of a scenario file, changed in one place and left as it is everywhere else: comments, order, spacing.
///
/// A path names keys from the top, such as `tables`, `public.invoices`, `columns`, `total`; a table may stand in the
/// file by its bare name. Where a key is missing and a comment stands in for it (`# total: amount`), it takes the
/// comment's place; else it comes behind its last sibling.
public record ScenarioEdit(String text) {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    private static final List<String> OF_TABLES = List.of("tables", "intended");
    private static final String STEP = "  ";

    public static ScenarioEdit of(String text) {
        return new ScenarioEdit(text);
    }

    /// A name or a value as YAML.
    public static String scalar(String text) {
        return ScenarioText.scalar(text);
    }

    /// Gives the key at the end of the path this value, which is YAML on one line. A comment behind the value stays.
    public ScenarioEdit set(List<String> path, String value) {
        var place = place(path);
        if (place.found().size() == path.size()) {
            return replace(place.found().getLast(), value);
        }
        var missing = path.subList(place.found().size(), path.size());
        var within = place.within();
        if (within instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW) {
            return insertInFlow(mapping, missing, value);
        }
        if (within instanceof MappingNode || empty(within)) {
            return insertLine(place, missing, value);
        }
        throw Problem.error(
                        Category.USAGE,
                        "'" + String.join(".", path) + "' cannot be set.",
                        "line " + (mark(within.getStartMark()).getLine() + 1),
                        "Something stands there that has no keys.",
                        "Change it in the scenario file.")
                .exception();
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
        var counted = place(List.of("tenants", "count")).found().size() == 2;
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
        var place = place(path);
        if (place.found().size() < path.size()) {
            return this;
        }
        var key = place.found().getLast().getKeyNode();
        return new ScenarioEdit(
                text.substring(0, index(key.getStartMark())) + scalar(name) + text.substring(index(key.getEndMark())));
    }

    /// Takes the key at the end of the path away with all that belongs to it; unchanged where it is missing.
    public ScenarioEdit remove(List<String> path) {
        var place = place(path);
        if (place.found().size() < path.size()) {
            return this;
        }
        var tuple = place.found().getLast();
        if (place.within() instanceof MappingNode mapping && mapping.getFlowStyle() == FlowStyle.FLOW) {
            return removeFromFlow(mapping, tuple);
        }
        var from = lineStart(index(tuple.getKeyNode().getStartMark()));
        var to = lineEnd(end(tuple));
        return new ScenarioEdit(text.substring(0, from) + text.substring(Math.min(to + 1, text.length())));
    }

    /// The line of the key at the end of the path, counted from 1; of the comment that stands in for it otherwise.
    public Optional<Integer> line(List<String> path) {
        var place = place(path);
        if (place.found().size() == path.size()) {
            return Optional.of(
                    mark(place.found().getLast().getKeyNode().getStartMark()).getLine() + 1);
        }
        return place.found().size() == path.size() - 1
                ? stand(place, path.getLast()).map(line -> line + 1)
                : Optional.empty();
    }

    /// How far a path leads: the keys that are there, and what the last of them holds.
    private record Way(List<NodeTuple> found, Node within) {}

    private Way place(List<String> path) {
        Node within = root();
        var found = new ArrayList<NodeTuple>();
        for (var depth = 0; depth < path.size() && within instanceof MappingNode mapping; depth++) {
            var next = find(mapping, path, depth);
            if (next.isEmpty()) {
                break;
            }
            found.add(next.get());
            if (depth < path.size() - 1) {
                within = next.get().getValueNode();
            }
        }
        return new Way(found, within);
    }

    private static Optional<NodeTuple> find(MappingNode mapping, List<String> path, int depth) {
        var wanted = path.get(depth);
        var exact = mapping.getValue().stream()
                .filter(tuple -> name(tuple).equals(wanted))
                .findFirst();
        return exact.isPresent() || depth != 1 || !OF_TABLES.contains(path.getFirst())
                ? exact
                : mapping.getValue().stream()
                        .filter(tuple -> wanted.endsWith("." + name(tuple)))
                        .findFirst();
    }

    private Node root() {
        try {
            return new Compose(SETTINGS).composeString(text).orElseGet(ScenarioEdit::nothing);
        } catch (YamlEngineException broken) {
            throw Problem.error(
                            Category.USAGE,
                            "The scenario file cannot be changed while it is not valid.",
                            "",
                            String.valueOf(broken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                            "Mend its text, or take the last change back.")
                    .exception(broken);
        }
    }

    private static Node nothing() {
        return new MappingNode(Tag.MAP, true, new ArrayList<>(), FlowStyle.BLOCK, Optional.empty(), Optional.empty());
    }

    private ScenarioEdit replace(NodeTuple tuple, String value) {
        var node = tuple.getValueNode();
        var start = index(node.getStartMark());
        var end = end(tuple);
        var colon = text.indexOf(':', keyEnd(tuple));
        if (empty(node)) {
            return splice(colon + 1, colon + 1, " " + value);
        }
        var below = mark(node.getStartMark()).getLine()
                != mark(tuple.getKeyNode().getStartMark()).getLine();
        return below ? splice(colon + 1, lineEnd(end), " " + value) : splice(start, end, value);
    }

    /// Puts something else in a place, and leaves a comment behind it in its column where there is room.
    private ScenarioEdit splice(int from, int to, String value) {
        var rest = text.substring(to, lineEnd(to));
        var comment = rest.indexOf('#');
        var padded = rest;
        if (comment > 0 && rest.substring(0, comment).isBlank()) {
            var room = to - lineStart(to) + comment - (from - lineStart(from)) - value.length();
            padded = " ".repeat(Math.max(2, room)) + rest.substring(comment);
        }
        return new ScenarioEdit(text.substring(0, from) + value + padded + text.substring(lineEnd(to)));
    }

    private ScenarioEdit insertInFlow(MappingNode mapping, List<String> missing, String value) {
        var nested = value;
        for (var depth = missing.size() - 1; depth > 0; depth--) {
            nested = "{" + scalar(missing.get(depth)) + ": " + nested + "}";
        }
        var close = index(mapping.getEndMark()) - 1;
        var entry = scalar(missing.getFirst()) + ": " + nested;
        return splice(close, close, mapping.getValue().isEmpty() ? entry : ", " + entry);
    }

    private ScenarioEdit removeFromFlow(MappingNode mapping, NodeTuple tuple) {
        var entries = mapping.getValue();
        var at = entries.indexOf(tuple);
        var from = at == 0 ? index(tuple.getKeyNode().getStartMark()) : end(entries.get(at - 1));
        var to = at == 0 && entries.size() > 1
                ? index(entries.get(1).getKeyNode().getStartMark())
                : end(tuple);
        return splice(from, to, "");
    }

    private ScenarioEdit insertLine(Way place, List<String> missing, String value) {
        var indent = indent(place);
        var lines = new StringBuilder();
        for (var depth = 0; depth < missing.size(); depth++) {
            lines.append(" ".repeat(indent + STEP.length() * depth))
                    .append(scalar(missing.get(depth)))
                    .append(depth == missing.size() - 1 ? ": " + value : ":")
                    .append('\n');
        }
        var stand = stand(place, missing.getFirst());
        if (stand.isPresent()) {
            var start = lineStart(offset(stand.get()));
            return new ScenarioEdit(
                    text.substring(0, start) + lines + text.substring(Math.min(lineEnd(start) + 1, text.length())));
        }
        var before = passComments(lineEnd(last(place)), Math.max(1, indent));
        var line = before < text.length() || text.endsWith("\n") || text.isEmpty() ? lines.toString() : "\n" + lines;
        var at = Math.min(before + (before < text.length() ? 1 : 0), text.length());
        return new ScenarioEdit(text.substring(0, at) + line + text.substring(at));
    }

    /// Behind the comments that belong to the last sibling or stand in for others.
    private int passComments(int lineEnd, int indent) {
        var end = lineEnd;
        while (end < text.length()) {
            var next = text.substring(end + 1, lineEnd(end + 1));
            if (!next.stripLeading().startsWith("#") || indentOf(next) < indent) {
                break;
            }
            end = lineEnd(end + 1);
        }
        return end;
    }

    /// Where new siblings come behind.
    private int last(Way place) {
        return switch (place.within()) {
            case MappingNode mapping
            when !mapping.getValue().isEmpty() -> end(mapping.getValue().getLast());
            default ->
                place.found().isEmpty() ? text.length() : keyEnd(place.found().getLast());
        };
    }

    private int indent(Way place) {
        if (place.within() instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return mark(mapping.getValue().getFirst().getKeyNode().getStartMark())
                    .getColumn();
        }
        return place.found().isEmpty()
                ? 0
                : mark(place.found().getLast().getKeyNode().getStartMark()).getColumn() + STEP.length();
    }

    /// The comment line that stands in for a missing key, counted from 0.
    private Optional<Integer> stand(Way place, String key) {
        var indent = indent(place);
        var wanted = " ".repeat(indent) + "# " + scalar(key).replace("\n", " ") + ":";
        var lines = text.split("\n", -1);
        var first = place.found().isEmpty()
                ? 0
                : mark(place.found().getLast().getKeyNode().getStartMark()).getLine() + 1;
        return IntStream.range(first, lines.length)
                .takeWhile(line -> lines[line].isBlank() || indentOf(lines[line]) >= indent)
                .filter(line -> lines[line].startsWith(wanted))
                .boxed()
                .findFirst();
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }

    /// Where a key's value ends, without the space and the comments behind it.
    private int end(NodeTuple tuple) {
        return empty(tuple.getValueNode()) ? text.indexOf(':', keyEnd(tuple)) + 1 : end(tuple.getValueNode());
    }

    private int end(Node node) {
        if (node instanceof CollectionNode<?> block && block.getFlowStyle() == FlowStyle.BLOCK) {
            return switch (block) {
                case MappingNode mapping -> end(mapping.getValue().getLast());
                case SequenceNode sequence -> end(sequence.getValue().getLast());
                default -> index(node.getEndMark());
            };
        }
        var end = index(node.getEndMark());
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int keyEnd(NodeTuple tuple) {
        return index(tuple.getKeyNode().getEndMark());
    }

    private static boolean empty(Node node) {
        return node instanceof ScalarNode scalar
                && mark(node.getStartMark()).getIndex()
                        == mark(node.getEndMark()).getIndex()
                && scalar.getValue().isEmpty();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private int offset(int line) {
        var at = 0;
        for (var passed = 0; passed < line; passed++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// The place of the line break, or of the end of the text.
    private int lineEnd(int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// Marks count code points.
    private int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark(mark).getIndex());
    }

    private static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new IllegalStateException("composed without marks"));
    }
}
