package dev.seedbed.core.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a script creates, and on which line last: a statement that lacks something of it only comes too early.
final class LaterNames {

    private static final String NAME = "(?:\"[^\"]+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern CREATE =
            Pattern.compile("(?is)CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?:UNLOGGED\\s+|MATERIALIZED\\s+|RECURSIVE\\s+)?"
                    + "(?:(?:UNIQUE\\s+)?INDEX(?:\\s+CONCURRENTLY)?|TABLE|TYPE|DOMAIN|FUNCTION|PROCEDURE|AGGREGATE|VIEW|SEQUENCE|SCHEMA|COLLATION|OPERATOR\\s+CLASS)\\s+"
                    + "(?:IF\\s+NOT\\s+EXISTS\\s+)?(" + NAME + "(?:\\s*\\.\\s*" + NAME + ")*).*");
    private static final Pattern MISSING = Pattern.compile(
            "(?:relation|type|function|schema|view|table|text search configuration|operator class) \"?(.+?)\"?(?:\\(.*\\))? (?:for .* )?does not exist.*");

    private final Map<String, Integer> lines = new HashMap<>();

    LaterNames(List<SqlScript.Part> parts) {
        for (var part : parts) {
            if (part instanceof SqlScript.Part.Statement(var line, var text)) {
                created(text).ifPresent(name -> lines.put(name, line));
            }
        }
    }

    /// The name, without its schema, of what the statement creates.
    static Optional<String> created(String statement) {
        var create = CREATE.matcher(statement);
        return create.matches() ? Optional.of(last(create.group(1))) : Optional.empty();
    }

    /// The name, without its schema, of what a message says is missing.
    static Optional<String> missing(String message) {
        var missing = MISSING.matcher(message);
        return missing.matches() ? Optional.of(plain(missing.group(1))) : Optional.empty();
    }

    boolean comesAfter(int line, String name) {
        return line(name) > line;
    }

    /// Where a name is created; 0 where it is not.
    int line(String name) {
        return lines.getOrDefault(name, 0);
    }

    private static String last(String name) {
        return SqlTokens.of(name).stream()
                .filter(token -> token.kind() == SqlToken.Kind.WORD || token.kind() == SqlToken.Kind.NAME)
                .reduce((_, second) -> second)
                .map(SqlToken::name)
                .orElse(name);
    }

    /// Messages quote a name as a whole, without its inner quotes.
    private static String plain(String name) {
        return name.substring(name.lastIndexOf('.') + 1).replace("\"", "");
    }
}
