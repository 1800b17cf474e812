package dev.seedbed.fuzz;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/// Makes a text into another that its writer never meant.
record Mutation(Random random, List<String> words) {

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_SPAN = 40;
    private static final int LARGE = 5_000;

    /// Characters that end, begin or escape something somewhere, and some that nobody expects.
    private static final List<String> ODD = List.of(
            "'",
            "\"",
            "`",
            "\\",
            ";",
            "--",
            "/*",
            "*/",
            "$$",
            "$a$",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ",",
            ":",
            "::",
            "@",
            "%",
            "%zz",
            "%00",
            "&",
            "?",
            "#",
            "/",
            "=",
            "|",
            ">",
            "<",
            "*",
            "~",
            "!",
            "\t",
            "\n",
            "\r",
            "\0",
            "\u0007",
            "\u001b[31m",
            "\u00e9",
            "\u00df",
            "\u202e",
            "\ufeff",
            "\uffff",
            "\ud83d\ude00",
            "\ud800",
            "",
            "0",
            "-1",
            "1e309",
            "NaN",
            "null",
            "99999999999999999999",
            "-9223372036854775808",
            "2147483648");

    private static final Pattern TOKEN = Pattern.compile("[\\w.-]+");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "1", "2", "0.5", "1e309", "NaN", "99999999999999999999", "2147483648", "-0.0", "1e-300");

    /// `words` are whole pieces that such a text is made of.
    Mutation {
        words = List.copyOf(words);
    }

    String of(String text) {
        var changed = text;
        var changes = 1 + random.nextInt(1 + random.nextInt(MOST_CHANGES));
        for (var change = 0; change < changes; change++) {
            changed = random.nextInt(3) == 0 ? once(changed) : worded(changed);
        }
        return changed;
    }

    /// One word or number is another's, or a number that is too much: what comes out is often well-formed.
    private String worded(String text) {
        var tokens = TOKEN.matcher(text).results().toList();
        if (tokens.isEmpty()) {
            return once(text);
        }
        var token = pick(tokens);
        var other = random.nextInt(3) == 0 ? pick(NUMBERS) : pick(tokens).group();
        return text.substring(0, token.start()) + other + text.substring(token.end());
    }

    private String once(String text) {
        var from = random.nextInt(text.length() + 1);
        var to = Math.min(text.length(), from + random.nextInt(LONGEST_SPAN));
        var before = text.substring(0, from);
        var span = text.substring(from, to);
        var after = text.substring(to);
        return switch (random.nextInt(9)) {
            case 0 -> before + after;
            case 1 -> before + span + span + after;
            case 2 -> before + pick(ODD) + span + after;
            case 3 -> before + pick(ODD) + after;
            case 4 -> before + pick(words) + after;
            case 5 -> before + pick(words) + span + after;
            case 6 -> elsewhere(before + after, span);
            case 7 -> random.nextInt(8) == 0 ? before : before + Character.toString(random.nextInt(0x250)) + after;
            default -> random.nextInt(20) == 0 ? before + pick(ODD).repeat(LARGE) + after : swappedCase(text, from);
        };
    }

    private String elsewhere(String text, String span) {
        var at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + span + text.substring(at);
    }

    private static String swappedCase(String text, int at) {
        if (at == text.length()) {
            return text;
        }
        var letter = text.charAt(at);
        var other = Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter);
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
