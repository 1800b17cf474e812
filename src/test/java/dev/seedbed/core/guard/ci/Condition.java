package dev.seedbed.core.guard.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the expressions of both CI services as far as Seedbed writes them: `==`, `!=`, `!`, `&&`, `||`, parentheses,
/// texts, `format`, and names, which stand for what the service knows. What is not known is empty.
final class Condition {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(&&|\\|\\||==|!=|[!(),]|'[^']*'|\"[^\"]*\"|\\$?[A-Za-z_][\\w.-]*)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ (.*?) }}");

    private final List<String> tokens = new ArrayList<>();
    private final Map<String, String> facts;
    private int at;

    private Condition(String text, Map<String, String> facts) {
        this.facts = facts;
        var matcher = TOKEN.matcher(text);
        var end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (!text.substring(end).isBlank()) {
            throw new AssertionError("This is no expression: " + text.substring(end));
        }
    }

    static boolean holds(String text, Map<String, String> facts) {
        return truth(value(text, facts));
    }

    /// A text with its `${{ … }}` replaced.
    static String filled(String text, Map<String, String> facts) {
        return EXPRESSION.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), facts)));
    }

    private static String value(String text, Map<String, String> facts) {
        var condition = new Condition(text, facts);
        var value = condition.either();
        if (condition.at < condition.tokens.size()) {
            throw new AssertionError("Something is left of: " + text);
        }
        return value;
    }

    private static boolean truth(String value) {
        return !value.isEmpty() && !value.equals("false");
    }

    private String either() {
        var value = both();
        while (take("||")) {
            var other = both();
            value = truth(value) ? value : other;
        }
        return value;
    }

    private String both() {
        var value = compared();
        while (take("&&")) {
            var other = compared();
            value = truth(value) ? other : value;
        }
        return value;
    }

    private String compared() {
        var value = single();
        if (take("==")) {
            return Boolean.toString(value.equalsIgnoreCase(single()));
        }
        return take("!=") ? Boolean.toString(!value.equalsIgnoreCase(single())) : value;
    }

    private String single() {
        if (take("!")) {
            return Boolean.toString(!truth(single()));
        }
        if (take("(")) {
            var value = either();
            require(")");
            return value;
        }
        var token = tokens.get(at++);
        if (token.equals("format")) {
            require("(");
            var template = single();
            require(",");
            var value = template.replace("{0}", single());
            require(")");
            return value;
        }
        return token.startsWith("'") || token.startsWith("\"")
                ? token.substring(1, token.length() - 1)
                : facts.getOrDefault(token.replace("$", ""), "");
    }

    private void require(String token) {
        if (!take(token)) {
            throw new AssertionError("Expected " + token + " in " + tokens);
        }
    }

    private boolean take(String token) {
        var found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }
}
