package dev.seedbed.core.database;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks through SQL text by tokens, as far as it takes to see where a statement ends.
final class SqlTokens {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern ROUTINE =
            Pattern.compile("(?is)CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:FUNCTION|PROCEDURE)\\b.*");

    private final String text;
    private final Matcher dollarQuote;
    private final Matcher word;
    private int position;

    SqlTokens(String text) {
        this.text = text;
        this.dollarQuote = DOLLAR_QUOTE.matcher(text);
        this.word = WORD.matcher(text);
    }

    int position() {
        return position;
    }

    void moveTo(int target) {
        position = target;
    }

    /// Moves past white space and comments; false at the end of the text.
    boolean skipBlanks() {
        while (position < text.length()) {
            if (Character.isWhitespace(text.charAt(position))) {
                position++;
            } else if (text.startsWith("--", position)) {
                position = after("\n", position);
            } else if (text.startsWith("/*", position)) {
                skipBlockComment();
            } else {
                return true;
            }
        }
        return false;
    }

    /// Moves past the statement that starts here and its semicolon; returns where its text ends.
    int endOfStatement() {
        var start = position;
        var parentheses = 0;
        var bodies = 0;
        while (skipBlanks()) {
            var current = text.charAt(position);
            switch (current) {
                case '(' -> parentheses++;
                case ')' -> parentheses--;
                case ';' -> {
                    if (parentheses <= 0 && bodies <= 0) {
                        return position++;
                    }
                }
                default -> bodies += wordDepth(start, bodies);
            }
            skipToken(current);
        }
        return position;
    }

    /// How a word changes the depth of `BEGIN ATOMIC … END` bodies, which hold semicolons of their own.
    private int wordDepth(int start, int bodies) {
        if (!word.region(position, text.length()).lookingAt()) {
            return 0;
        }
        return switch (word.group().toUpperCase(Locale.ROOT)) {
            case "BEGIN" -> isRoutine(start) ? 1 : 0;
            case "CASE" -> bodies > 0 ? 1 : 0;
            case "END" -> bodies > 0 ? -1 : 0;
            default -> 0;
        };
    }

    private boolean isRoutine(int start) {
        return ROUTINE.matcher(text).region(start, position).matches();
    }

    private void skipToken(char first) {
        if (first == '\'') {
            position = afterQuote('\'', position > 0 && isEscapeMark(position - 1));
        } else if (first == '"') {
            position = afterQuote('"', false);
        } else if (dollarQuote.region(position, text.length()).lookingAt()) {
            position = after(dollarQuote.group(), dollarQuote.end());
        } else if (word.region(position, text.length()).lookingAt()) {
            position = word.end();
        } else {
            position++;
        }
    }

    /// Whether the character before a quote makes it a string with backslashes: `E'…'`.
    private boolean isEscapeMark(int before) {
        return (text.charAt(before) == 'E' || text.charAt(before) == 'e')
                && (before == 0 || !Character.isJavaIdentifierPart(text.charAt(before - 1)));
    }

    private int afterQuote(char quote, boolean backslashes) {
        var at = position + 1;
        while (at < text.length()) {
            var current = text.charAt(at);
            if (backslashes && current == '\\') {
                at++;
            } else if (current == quote) {
                return at + 1;
            }
            at++;
        }
        return text.length();
    }

    private void skipBlockComment() {
        var depth = 0;
        do {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0 && position < text.length());
        position = Math.min(position, text.length());
    }

    private int after(String end, int from) {
        var found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }
}
