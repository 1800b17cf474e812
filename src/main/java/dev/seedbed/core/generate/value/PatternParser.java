package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.value.PatternNode.Alternatives;
import dev.seedbed.core.generate.value.PatternNode.Characters;
import dev.seedbed.core.generate.value.PatternNode.Repeated;
import dev.seedbed.core.generate.value.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Takes PostgreSQL's regular expressions apart: literals, classes, groups, alternatives and counts. Look-arounds and
/// back references are not understood, and said to be so.
public final class PatternParser {

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String UPPER = LOWER.toUpperCase(Locale.ROOT);
    private static final String DIGITS = "0123456789";
    private static final String PRINTABLE = LOWER + UPPER + DIGITS + "-_. @+:/#";
    private static final int OPEN_END = 8;

    /// What nests deeper, or makes longer texts, is no pattern that somebody means.
    private static final int DEEPEST = 100;

    private static final long LONGEST = 1 << 20;

    private static final Map<String, String> CLASSES = Map.of(
            "alpha",
            LOWER + UPPER,
            "digit",
            DIGITS,
            "alnum",
            LOWER + UPPER + DIGITS,
            "lower",
            LOWER,
            "upper",
            UPPER,
            "space",
            " ",
            "xdigit",
            DIGITS + "abcdef",
            "print",
            PRINTABLE,
            "punct",
            "-_.");

    /// Thrown inside only, when a construct is not understood.
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final String pattern;
    private int position;
    private int depth;

    private PatternParser(String pattern) {
        this.pattern = pattern;
    }

    /// The pattern's parts; empty when it holds something that is not understood.
    public static Optional<PatternNode> parse(String pattern) {
        var parser = new PatternParser(pattern);
        try {
            var node = parser.alternatives();
            return parser.position == pattern.length() ? Optional.of(node) : Optional.empty();
        } catch (NotUnderstood _) {
            return Optional.empty();
        }
    }

    private PatternNode alternatives() throws NotUnderstood {
        var nodes = new ArrayList<PatternNode>();
        nodes.add(sequence());
        while (take('|')) {
            nodes.add(sequence());
        }
        return nodes.size() == 1 ? nodes.getFirst() : new Alternatives(nodes);
    }

    private PatternNode sequence() throws NotUnderstood {
        var nodes = new ArrayList<PatternNode>();
        while (position < pattern.length() && peek() != '|' && peek() != ')') {
            if (take('^') || take('$')) {
                continue;
            }
            nodes.add(counted(atom()));
        }
        return new Sequence(nodes);
    }

    private PatternNode atom() throws NotUnderstood {
        var character = next();
        return switch (character) {
            case '(' -> group();
            case '[' -> new Characters(bracket());
            case '.' -> new Characters(LOWER + DIGITS);
            case '\\' -> new Characters(escape(next()));
            case '*', '+', '?', '{' -> throw new NotUnderstood();
            default -> {
                if (Character.isSurrogate(character)) {
                    throw new NotUnderstood();
                }
                yield new Characters(String.valueOf(character));
            }
        };
    }

    private PatternNode group() throws NotUnderstood {
        if (take('?') && !take(':')) {
            throw new NotUnderstood();
        }
        if (++depth > DEEPEST) {
            throw new NotUnderstood();
        }
        var inner = alternatives();
        if (!take(')')) {
            throw new NotUnderstood();
        }
        depth--;
        return inner;
    }

    private PatternNode counted(PatternNode node) throws NotUnderstood {
        var counted = node;
        if (take('*')) {
            counted = new Repeated(node, 0, OPEN_END, true);
        } else if (take('+')) {
            counted = new Repeated(node, 1, OPEN_END, true);
        } else if (take('?')) {
            counted = new Repeated(node, 0, 1, false);
        } else if (take('{')) {
            counted = braces(node);
        }
        take('?');
        return node.longest() == 0 ? node : bounded(counted);
    }

    private static PatternNode bounded(PatternNode node) throws NotUnderstood {
        if (node.longest() < 0 || node.longest() > LONGEST) {
            throw new NotUnderstood();
        }
        return node;
    }

    private PatternNode braces(PatternNode node) throws NotUnderstood {
        var end = pattern.indexOf('}', position);
        if (end < 0) {
            throw new NotUnderstood();
        }
        var parts = pattern.substring(position, end).split(",", -1);
        position = end + 1;
        try {
            var fewest = Integer.parseInt(parts[0]);
            if (parts.length == 1) {
                return new Repeated(node, fewest, fewest, false);
            }
            return parts[1].isEmpty()
                    ? new Repeated(node, fewest, fewest + OPEN_END, true)
                    : new Repeated(node, fewest, Math.max(fewest, Integer.parseInt(parts[1])), false);
        } catch (NumberFormatException _) {
            throw new NotUnderstood();
        }
    }

    private String bracket() throws NotUnderstood {
        var negated = take('^');
        var characters = new StringBuilder();
        var first = true;
        while (first || peek() != ']') {
            first = false;
            if (pattern.startsWith("[:", position)) {
                characters.append(named());
                continue;
            }
            var character = next();
            if (character == '\\') {
                characters.append(escape(next()));
            } else if (position + 1 < pattern.length() && peek() == '-' && pattern.charAt(position + 1) != ']') {
                position++;
                range(characters, character, next());
            } else {
                characters.append(character);
            }
        }
        position++;
        var chosen = negated ? without(characters.toString()) : once(characters.toString());
        if (chosen.isEmpty()) {
            throw new NotUnderstood();
        }
        return chosen;
    }

    private static void range(StringBuilder characters, char from, char to) throws NotUnderstood {
        if (to < from) {
            throw new NotUnderstood();
        }
        for (var character = from; character <= to; character++) {
            characters.append(character);
        }
    }

    private String named() throws NotUnderstood {
        var end = pattern.indexOf(":]", position);
        var members = end < 0
                ? Optional.<String>empty()
                : Optional.ofNullable(CLASSES.get(pattern.substring(position + 2, end)));
        position = end + 2;
        return members.orElseThrow(NotUnderstood::new);
    }

    private static String once(String characters) throws NotUnderstood {
        if (characters.chars().anyMatch(character -> Character.isSurrogate((char) character))) {
            throw new NotUnderstood();
        }
        var once = new StringBuilder();
        characters.chars().distinct().forEach(once::appendCodePoint);
        return once.toString();
    }

    private static String without(String excluded) {
        var left = new StringBuilder();
        PRINTABLE.chars().filter(character -> excluded.indexOf(character) < 0).forEach(left::appendCodePoint);
        return left.toString();
    }

    private static String escape(char character) throws NotUnderstood {
        return switch (character) {
            case 'd' -> DIGITS;
            case 'w' -> LOWER + UPPER + DIGITS + "_";
            case 's' -> " ";
            case 'D', 'S', 'W' -> LOWER;
            default -> {
                if (Character.isLetterOrDigit(character)) {
                    throw new NotUnderstood();
                }
                yield String.valueOf(character);
            }
        };
    }

    private boolean take(char expected) {
        var found = position < pattern.length() && pattern.charAt(position) == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private char peek() throws NotUnderstood {
        if (position >= pattern.length()) {
            throw new NotUnderstood();
        }
        return pattern.charAt(position);
    }

    private char next() throws NotUnderstood {
        var character = peek();
        position++;
        return character;
    }
}
