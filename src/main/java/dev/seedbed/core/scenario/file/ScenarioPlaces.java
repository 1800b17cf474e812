package dev.seedbed.core.scenario.file;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
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

/// Where everything stands in the text of a scenario file: keys with all that belongs to them, and the comments that
/// stand
/// in for missing ones. Offsets count characters; a line ends before its break.
record ScenarioPlaces(String text, Node root) {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setUseMarks(true)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    private static final List<String> OF_TABLES = List.of("tables", "intended");
    /// Columns by which each level stands further in.
    static final int STEP = 2;

    static ScenarioPlaces of(String text) {
        return new ScenarioPlaces(text, root(text));
    }

    /// The line of the key at the end of the path, counted from 1; of the comment that stands in for it otherwise.
    Optional<Integer> line(List<String> path) {
        var place = place(path);
        if (place.found().size() == path.size()) {
            return Optional.of(
                    mark(place.found().getLast().getKeyNode().getStartMark()).getLine() + 1);
        }
        return place.found().size() == path.size() - 1
                ? stand(place, path.getLast()).map(line -> line + 1)
                : Optional.empty();
    }

    boolean has(List<String> path) {
        return place(path).found().size() == path.size();
    }

    /// The key at the end of the path with all that belongs to it, as it stands; nothing where it shares its line.
    Optional<String> lines(List<String> path) {
        var place = place(path);
        if (place.found().size() < path.size()) {
            return Optional.empty();
        }
        var tuple = place.found().getLast();
        var start = index(tuple.getKeyNode().getStartMark());
        var from = lineStart(start);
        var indent = start - from;
        return Optional.of(text.substring(from, passComments(lineEnd(end(tuple)), indent + 1)))
                .filter(lines -> lines.substring(0, indent).isBlank())
                .map(lines -> lines.indent(-indent));
    }

    /// The value of the key at the end of the path, where it is on one line with its key.
    Optional<String> value(List<String> path) {
        var place = place(path);
        return Optional.of(place.found())
                .filter(found -> found.size() == path.size())
                .map(List::getLast)
                .map(tuple -> text.substring(keyEnd(tuple), end(tuple)))
                .filter(rest -> rest.indexOf('\n') < 0)
                .map(rest -> rest.substring(rest.indexOf(':') + 1).strip());
    }

    /// The keys that lead to a place in the text, of which line and column are counted from 1.
    List<String> path(int line, int column) {
        var at = offset(line - 1) + column - 1;
        var path = new ArrayList<String>();
        Node within = root;
        while (within instanceof MappingNode mapping) {
            var found = mapping.getValue().stream()
                    .filter(tuple -> index(tuple.getKeyNode().getStartMark()) <= at && at <= end(tuple))
                    .findFirst();
            if (found.isEmpty()) {
                break;
            }
            path.add(name(found.get()));
            within = found.get().getValueNode();
        }
        return path;
    }

    /// How far a path leads: the keys that are there, and what the last of them holds.
    record Way(List<NodeTuple> found, Node within) {}

    Way place(List<String> path) {
        Node within = root;
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
                        .filter(tuple -> wanted.endsWith("." + name(tuple))
                                || name(tuple).endsWith("." + wanted))
                        .findFirst();
    }

    private static Node root(String text) {
        try {
            return new Compose(SETTINGS).composeString(text).orElseGet(ScenarioPlaces::nothing);
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

    /// Behind the comments that belong to the last sibling or stand in for others.
    int passComments(int lineEnd, int indent) {
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
    int last(Way place) {
        return switch (place.within()) {
            case MappingNode mapping
            when !mapping.getValue().isEmpty() -> end(mapping.getValue().getLast());
            default ->
                place.found().isEmpty() ? text.length() : keyEnd(place.found().getLast());
        };
    }

    int indent(Way place) {
        if (place.within() instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
            return mark(mapping.getValue().getFirst().getKeyNode().getStartMark())
                    .getColumn();
        }
        return place.found().isEmpty()
                ? 0
                : mark(place.found().getLast().getKeyNode().getStartMark()).getColumn() + STEP;
    }

    /// The comment line that stands in for a missing key, counted from 0.
    Optional<Integer> stand(Way place, String key) {
        var indent = indent(place);
        var wanted = " ".repeat(indent) + "# " + ScenarioText.scalar(key).replace("\n", " ") + ":";
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
    int end(NodeTuple tuple) {
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

    int keyEnd(NodeTuple tuple) {
        return index(tuple.getKeyNode().getEndMark());
    }

    static boolean empty(Node node) {
        return node instanceof ScalarNode scalar
                && mark(node.getStartMark()).getIndex()
                        == mark(node.getEndMark()).getIndex()
                && scalar.getValue().isEmpty();
    }

    private static String name(NodeTuple tuple) {
        return tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    int offset(int line) {
        var at = 0;
        for (var passed = 0; passed < line; passed++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /// The place of the line break, or of the end of the text.
    int lineEnd(int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// Marks count code points.
    int index(Optional<Mark> mark) {
        return text.offsetByCodePoints(0, mark(mark).getIndex());
    }

    static Mark mark(Optional<Mark> mark) {
        return mark.orElseThrow(() -> new IllegalStateException("composed without marks"));
    }
}
