package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/// Takes the cells of one column apart into the texts inside them: values of documents with the path to them,
/// elements of arrays, bytes that are text.
///
/// A path is made of keys, and keys may be data: only those that are plain words and no names are told.
final class Leaves {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z_-]{0,39}\\d?");
    private static final int MOST_PATHS = 100;
    private static final int MOST_NAMES = 10_000;
    private static final double PRINTABLE = 0.9;

    private final Subject subject;
    private final Map<String, Set<Identifier>> names = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    Leaves(Subject subject) {
        this.subject = subject;
    }

    List<Leaf> of(String cell) {
        return switch (subject.form()) {
            case TEXT, INET, MAC -> List.of(leaf(cell, false));
            case NUMBER -> List.of(leaf(cell, true));
            case UNTYPED -> untyped(cell);
            case DOCUMENT -> document(cell);
            case PAIRS -> pairs(cell);
            case ARRAY ->
                ArrayText.elements(cell).stream()
                        .map(element -> leaf(element, false))
                        .toList();
            case BYTES -> bytes(cell);
            case OPAQUE -> List.of();
        };
    }

    private Leaf leaf(String text, boolean number) {
        return new Leaf("", text, subject.named(), number);
    }

    /// A script without its tables: documents and arrays are known by their braces.
    private List<Leaf> untyped(String cell) {
        if (cell.startsWith("{") || cell.startsWith("[")) {
            var document = parsed(cell);
            return document.isEmpty() ? List.of(leaf(cell, false)) : document;
        }
        return List.of(leaf(cell, NUMBER.matcher(cell).matches()));
    }

    private List<Leaf> document(String cell) {
        var leaves = parsed(cell);
        return leaves.isEmpty() ? List.of(leaf(cell, false)) : leaves;
    }

    /// Empty for what is no document.
    private List<Leaf> parsed(String cell) {
        var leaves = new ArrayList<Leaf>();
        try (var parser = JSON.createParser(cell)) {
            new Walk(parser, leaves).run();
            return leaves;
        } catch (JacksonException _) {
            return List.of();
        }
    }

    private final class Walk {
        private final JsonParser parser;
        private final List<Leaf> leaves;
        private final Deque<String> keys = new ArrayDeque<>();

        Walk(JsonParser parser, List<Leaf> leaves) {
            this.parser = parser;
            this.leaves = leaves;
        }

        void run() {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                step(token);
            }
        }

        private void step(JsonToken token) {
            switch (token) {
                case START_OBJECT -> keys.push("");
                case START_ARRAY -> keys.push("[*]");
                case END_OBJECT, END_ARRAY -> keys.pop();
                case PROPERTY_NAME -> {
                    keys.pop();
                    keys.push(parser.currentName());
                    leaves.add(new Leaf(path() + " (key)", parser.currentName(), Set.of(), false));
                }
                case VALUE_STRING -> leaves.add(new Leaf(path(), parser.getString(), named(), false));
                case VALUE_NUMBER_INT -> leaves.add(new Leaf(path(), parser.getString(), named(), true));
                default -> {}
            }
        }

        /// What the nearest key says, inside the one above it; without keys, the column.
        private Set<Identifier> named() {
            var within =
                    keys.stream().filter(key -> !key.equals("[*]")).limit(2).toList();
            if (within.isEmpty()) {
                return subject.named();
            }
            return Leaves.this.named(within.size() > 1 ? within.getLast() : subject.column(), within.getFirst());
        }

        private String path() {
            var path = new StringBuilder("$");
            keys.descendingIterator().forEachRemaining(key -> path.append(step(key)));
            return shown(path.toString());
        }

        private static String step(String key) {
            if (key.equals("[*]")) {
                return key;
            }
            return PLAIN_KEY.matcher(key).matches() && !ClosedWords.all().make(key) ? "." + key : ".*";
        }
    }

    /// Documents with ever new keys have no end of paths.
    private String shown(String path) {
        return paths.size() < MOST_PATHS ? paths.computeIfAbsent(path, _ -> path) : paths.getOrDefault(path, "$.*");
    }

    private Set<Identifier> named(String within, String key) {
        return names.size() < MOST_NAMES
                ? names.computeIfAbsent(within + "\n" + key, _ -> Subject.named(within, key))
                : Subject.named(within, key);
    }

    /// `"key"=>"value", …`
    private List<Leaf> pairs(String cell) {
        var leaves = new ArrayList<Leaf>();
        var texts = ArrayText.quoted(cell);
        for (var index = 0; index + 1 < texts.size(); index += 2) {
            var key = texts.get(index);
            var path = shown("$" + Walk.step(key));
            leaves.add(new Leaf(path + " (key)", key, Set.of(), false));
            leaves.add(new Leaf(path, texts.get(index + 1), named(subject.column(), key), false));
        }
        return leaves;
    }

    /// Bytes in the escaped form, or in the hexadecimal one that dumps have.
    private List<Leaf> bytes(String cell) {
        var text = cell.startsWith("\\x") ? escaped(cell.substring(2)) : cell;
        var strange = text.chars().filter(character -> character == '\\').count();
        return strange > text.length() * (1 - PRINTABLE) ? List.of() : List.of(leaf(text, false));
    }

    private static String escaped(String digits) {
        if (digits.length() % 2 != 0 || !digits.matches("[0-9A-Fa-f]*")) {
            return "";
        }
        var text = new StringBuilder(digits.length() / 2);
        for (var octet : HexFormat.of().parseHex(digits)) {
            if ((octet >= ' ' && octet < 127 && octet != '\\') || octet == '\n' || octet == '\t' || octet == '\r') {
                text.append((char) octet);
            } else {
                text.append('\\');
            }
        }
        return text.toString();
    }
}
