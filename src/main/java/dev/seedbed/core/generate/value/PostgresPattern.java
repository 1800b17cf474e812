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
    private static Optional<Pattern> compile(String expression) {
        try {
            return Optional.of(Pattern.compile(translated(expression), Pattern.DOTALL));
        } catch (PatternSyntaxException | StackOverflowError _) {
            return Optional.empty();
        }
    }

    /// Inside brackets PostgreSQL takes `[` and `&` for themselves, and a `]` that comes first; Java does not.
    private static String translated(String expression) {
        var translated = new StringBuilder();
        var opened = -1;
        for (var index = 0; index < expression.length(); index++) {
            var character = expression.charAt(index);
            var named = opened < 0 ? "" : named(expression, index);
            if (!named.isEmpty()) {
                translated.append(CLASSES.getOrDefault(named, ""));
                index += named.length() - 1;
            } else if (character == '\\' && index + 1 < expression.length()) {
                translated.append(character).append(expression.charAt(++index));
            } else if (opened < 0) {
                translated.append(character);
                opened = character == '[' ? index : opened;
            } else {
                var first = index == opened + 1 || (index == opened + 2 && expression.charAt(opened + 1) == '^');
                var literal = character == '[' || character == '&' || (character == ']' && first);
                translated.append(literal ? "\\" : "").append(character);
                opened = character == ']' && !first ? -1 : opened;
            }
        }
        return translated.toString();
    }

    private static String named(String expression, int index) {
        return CLASSES.keySet().stream()
                .filter(name -> expression.startsWith(name, index))
                .findFirst()
                .orElse("");
    }

    /// Whether a text satisfies it; no, when that cannot be told: Java tries ways one after the other, and some
    /// expressions have more of them than anybody waits for, or go deeper than the stack.
    public static boolean accepts(String expression, String text) {
        try {
            return compile(expression)
                    .map(pattern ->
                            pattern.matcher(new Watched(text, new Looks())).find())
                    .orElse(false);
        } catch (TooManyLooks | StackOverflowError _) {
            return false;
        }
    }

    /// A text that counts how often it is looked at.
    private record Watched(CharSequence text, Looks looks) implements CharSequence {

        @Override
        public char charAt(int index) {
            looks.take();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end), looks);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class Looks {
        private long left = 2_000_000;

        void take() {
            if (--left < 0) {
                throw new TooManyLooks();
            }
        }
    }

    /// Thrown inside only.
    private static final class TooManyLooks extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
