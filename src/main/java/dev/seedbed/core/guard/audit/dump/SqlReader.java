package dev.seedbed.core.guard.audit.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads one statement from left to right, as far as it takes to see names and constants in it.
final class SqlReader {

    private final String sql;
    private int position;

    SqlReader(String sql) {
        this.sql = sql;
    }

    private void skipBlanks() {
        while (position < sql.length() && Character.isWhitespace(sql.charAt(position))) {
            position++;
        }
    }

    boolean atEnd() {
        skipBlanks();
        return position >= sql.length();
    }

    /// Moves past words that stand here, whatever their case; false, and no move, where others do.
    boolean skip(String... words) {
        var start = position;
        for (var word : words) {
            skipBlanks();
            var end = position + word.length();
            if (!sql.regionMatches(true, position, word, 0, word.length())
                    || (end < sql.length() && part(word.charAt(word.length() - 1)) && part(sql.charAt(end)))) {
                position = start;
                return false;
            }
            position = end;
        }
        return true;
    }

    private static boolean part(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    /// The name that starts here, as the catalogue holds it; empty where none does.
    Optional<String> name() {
        skipBlanks();
        if (position < sql.length() && sql.charAt(position) == '"') {
            return Optional.of(quoted('"', false));
        }
        var start = position;
        while (position < sql.length() && (part(sql.charAt(position)) || sql.charAt(position) == '$')) {
            position++;
        }
        return start == position
                ? Optional.empty()
                : Optional.of(sql.substring(start, position).toLowerCase(Locale.ROOT));
    }

    /// `a.b`, the parts in order.
    List<String> path() {
        var path = new ArrayList<String>();
        do {
            name().ifPresent(path::add);
        } while (skip("."));
        return path;
    }

    /// `(a, b)`; empty where no parenthesis opens.
    List<String> names() {
        var names = new ArrayList<String>();
        if (skip("(")) {
            do {
                name().ifPresent(names::add);
            } while (skip(","));
            skip(")");
        }
        return names;
    }

    private String quoted(char quote, boolean escapes) {
        var text = new StringBuilder();
        position++;
        while (position < sql.length()) {
            var character = sql.charAt(position++);
            if (character == '\\' && escapes) {
                escape(text);
            } else if (character != quote) {
                text.append(character);
            } else if (position < sql.length() && sql.charAt(position) == quote) {
                text.append(quote);
                position++;
            } else {
                break;
            }
        }
        return text.toString();
    }

    private void escape(StringBuilder text) {
        var character = position < sql.length() ? sql.charAt(position++) : '\\';
        switch (character) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'u' -> number(text, 4, 16);
            case 'U' -> number(text, 8, 16);
            case 'x' -> number(text, 2, 16);
            default -> {
                if (Character.digit(character, 8) >= 0) {
                    position--;
                    number(text, 3, 8);
                } else {
                    text.append(character);
                }
            }
        }
    }

    private void number(StringBuilder text, int most, int base) {
        var value = 0;
        for (var count = 0; count < most && position < sql.length(); count++) {
            var digit = Character.digit(sql.charAt(position), base);
            if (digit < 0) {
                break;
            }
            value = value * base + digit;
            position++;
        }
        text.append(Character.isValidCodePoint(value) ? Character.toString(value) : "?");
    }

    /// The constant that stands here up to a comma or the parenthesis that closes; empty for NULL. What is no
    /// constant is given as it is written.
    Optional<String> constant() {
        skipBlanks();
        if (skip("NULL") || skip("DEFAULT")) {
            rest();
            return Optional.empty();
        }
        var escapes = sql.regionMatches(true, position, "E'", 0, 2);
        position += escapes || sql.regionMatches(true, position, "B'", 0, 2) ? 1 : 0;
        if (position < sql.length() && sql.charAt(position) == '\'') {
            var text = quoted('\'', escapes);
            rest();
            return Optional.of(text);
        }
        return Optional.of(rest().strip());
    }

    /// Everything up to a comma or a closing parenthesis of this level.
    String rest() {
        var start = position;
        var depth = 0;
        while (position < sql.length()) {
            var character = sql.charAt(position);
            if (depth == 0 && (character == ',' || character == ')')) {
                break;
            }
            if (character == '\'' || character == '"') {
                quoted(character, false);
                continue;
            }
            depth += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            position++;
        }
        return sql.substring(start, position);
    }
}
