package dev.seedbed.core.scenario.file;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/// A YAML document as a tree in which every value knows its line and column, so that a wrong one can be pointed at.
final class Yaml {

    /// Where a value starts in the file, both counted from 1.
    record At(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    sealed interface Node {
        At at();
    }

    /// `absent` where nothing stands, or `null`.
    record Scalar(String text, boolean absent, At at) implements Node {
        Scalar(String text, At at) {
            this(text, false, at);
        }
    }

    record Items(List<Node> nodes, At at) implements Node {}

    record Fields(List<Field> list, At at) implements Node {
        Optional<Node> find(String name) {
            return list.stream()
                    .filter(field -> field.name().equals(name))
                    .map(Field::value)
                    .findFirst();
        }
    }

    /// `at` is where the name stands.
    record Field(String name, At at, Node value) {}

    /// Longer ones are no file that somebody decided: reading a line takes time in the square of its length.
    private static final int LONGEST_LINE = 100_000;

    private static final int LONGEST = 8 << 20;

    private final String file;
    private final JsonParser parser;

    private Yaml(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /// Reads the only document; an empty one is a mapping without fields.
    static Node read(String file, String text) {
        refuseTooLong(file, text);
        try (var parser = new YAMLMapper().createParser(text)) {
            var yaml = new Yaml(file, parser);
            if (parser.nextToken() == null) {
                return new Fields(List.of(), new At(file, 1, 1));
            }
            var node = yaml.node();
            if (parser.nextToken() != null) {
                throw wrong(
                        yaml.at(),
                        "This is not valid YAML.",
                        "A second document begins here, which would be passed over.",
                        "Keep one document; what belongs to it starts in the same column.");
            }
            return node;
        } catch (JacksonException failure) {
            var location = failure.getLocation();
            var at = new At(
                    file, location == null ? 1 : location.getLineNr(), location == null ? 1 : location.getColumnNr());
            throw wrong(at, "This is not valid YAML.", failure.getOriginalMessage(), "Mend the file at that place.");
        } catch (IndexOutOfBoundsException _) {
            throw wrong(
                    new At(file, 1, 1),
                    "This is not valid YAML.",
                    "It ends in half a character.",
                    "Remove its last one.");
        }
    }

    private static void refuseTooLong(String file, String text) {
        if (text.length() > LONGEST) {
            throw wrong(new At(file, 1, 1), "The file is too long.", "8 million characters are read.", "Shorten it.");
        }
        var line = 1;
        for (var begin = 0; begin < text.length(); line++) {
            var end = text.indexOf('\n', begin);
            if ((end < 0 ? text.length() : end) - begin > LONGEST_LINE) {
                throw wrong(
                        new At(file, line, 1), "This line is too long.", "100 000 characters are read.", "Break it.");
            }
            begin = end < 0 ? text.length() : end + 1;
        }
    }

    static SeedbedException wrong(At at, String what, String why, String remedy) {
        return Problem.error(Category.USAGE, what, at.toString(), why, remedy).exception();
    }

    private Node node() {
        var at = at();
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(at);
            case START_ARRAY -> items(at);
            case VALUE_NULL -> new Scalar("", true, at);
            default -> new Scalar(written(at), at);
        };
    }

    /// What is written at this place itself; text that stands for another place is what bombs are made of.
    private String written(At at) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw wrong(
                    at,
                    "Aliases are not read.",
                    "'*" + parser.getString() + "' stands for what is written elsewhere.",
                    "Write it here.");
        }
        return parser.getString();
    }

    private Fields fields(At at) {
        var list = new ArrayList<Field>();
        var names = new HashSet<String>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var nameAt = at();
            if (!names.add(name)) {
                throw wrong(nameAt, "'" + name + "' stands here twice.", "Each name may be used once.", "Remove one.");
            }
            parser.nextToken();
            list.add(new Field(name, nameAt, node()));
        }
        return new Fields(list, at);
    }

    private Items items(At at) {
        var nodes = new ArrayList<Node>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            nodes.add(node());
        }
        return new Items(nodes, at);
    }

    private At at() {
        var location = parser.currentTokenLocation();
        return new At(file, location.getLineNr(), location.getColumnNr());
    }
}
