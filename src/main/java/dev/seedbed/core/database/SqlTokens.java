package dev.seedbed.core.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks through SQL text by tokens, as far as it takes to see where a statement ends.
final class SqlTokens {

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*");
    private static final Pattern ROUTINE =
            Pattern.compile("(?is)CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:FUNCTION|PROCEDURE)\\b.*");
    /// What starts a statement and stands in none.
    private static final Pattern START =
            Pattern.compile("(?i)\\n(?:CREATE|ALTER|DROP|COMMENT|GRANT|SET|COMMIT|BEGIN)\\s");

    private final String text;
    private final Matcher dollarQuote;
    private final Matcher word;
    private int position;

    SqlTokens(String text) {
        this.text = text;
        this.dollarQuote = DOLLAR_QUOTE.matcher(text);
        this.word = WORD.matcher(text);
    }

    /// All tokens of a text.
    static List<SqlToken> of(String text) {
        var walk = new SqlTokens(text);
        var tokens = new ArrayList<SqlToken>();
        while (walk.skipBlanks()) {
            tokens.add(walk.next());
        }
        return List.copyOf(tokens);
    }

    /// The token that starts here.
    SqlToken next() {
        var start = position;
        var first = text.charAt(start);
        skipToken(first);
        var kind = kind(first, start);
        return new SqlToken(kind, start, position, text.substring(start, position));
    }

    private SqlToken.Kind kind(char first, int start) {
        if (first == '\'' || (first == '$' && position > start + 1)) {
            return SqlToken.Kind.TEXT;
        }
        if (first == '"') {
            return SqlToken.Kind.NAME;
        }
        return Character.isLetter(first) || first == '_' ? SqlToken.Kind.WORD : SqlToken.Kind.SYMBOL;
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

    /// Moves past the statement that starts here and its semicolon; returns where its text ends. A backslash ends it
    /// as well: there psql takes over.
    int endOfStatement() {
        var start = position;
        var parentheses = 0;
        var bodies = 0;
        while (skipBlanks()) {
            var current = text.charAt(position);
            switch (current) {
                case '(' -> parentheses++;
                case ')' -> parentheses--;
                case '\\' -> {
                    return position;
                }
                case ';' -> {
                    if ((parentheses <= 0 && bodies <= 0) || startFollows()) {
                        return position++;
                    }
                }
                default -> bodies += wordDepth(start, bodies);
            }
            skipToken(current);
        }
        return position;
    }

    /// Whether a statement starts on the next line that is no comment: then this one lacks a parenthesis.
    private boolean startFollows() {
        var ahead = new SqlTokens(text);
        ahead.moveTo(position + 1);
        return ahead.skipBlanks()
                && ahead.position > 0
                && START.matcher(text).region(ahead.position - 1, text.length()).lookingAt();
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
