package dev.seedbed.core.generate.value;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression as PostgreSQL reads it, for asking whether a text satisfies a check.
public final class PostgresPattern {

    private static final Map<String, String> CLASSES = Map.of(
            "[:alpha:]", "\\p{Alpha}",
            "[:digit:]", "\\d",
            "[:alnum:]", "\\p{Alnum}",
            "[:lower:]", "\\p{Lower}",
            "[:upper:]", "\\p{Upper}",
            "[:space:]", "\\s",
            "[:xdigit:]", "\\p{XDigit}",
            "[:print:]", "\\p{Print}",
            "[:punct:]", "\\p{Punct}");

    private PostgresPattern() {}

    /// The same expression for Java; empty when Java cannot read it.
    public static Optional<Pattern> compile(String expression) {
        var translated = expression;
        for (var entry : CLASSES.entrySet()) {
            translated = translated.replace(entry.getKey(), entry.getValue());
        }
        try {
            return Optional.of(Pattern.compile(translated, Pattern.DOTALL));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    /// Whether a text satisfies it; no, when that cannot be told.
    public static boolean accepts(String expression, String text) {
        return compile(expression).map(pattern -> pattern.matcher(text).find()).orElse(false);
    }
}
