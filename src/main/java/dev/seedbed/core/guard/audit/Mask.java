package dev.seedbed.core.guard.audit;

import dev.seedbed.core.synthetic.Identifier;
import java.util.regex.Pattern;

/// Shows of a value only what it takes to recognise it where one may see it: a first character, and what is
/// nobody's own.
final class Mask {

    private static final String HIDDEN = "•••";
    private static final Pattern DOMAIN = Pattern.compile("^(.*)(\\.[A-Za-z]{2,3})$", Pattern.DOTALL);

    private Mask() {}

    static String of(Identifier kind, String value) {
        var text = value.strip();
        return switch (kind) {
            case EMAIL -> first(text) + "@" + host(text.substring(text.lastIndexOf('@') + 1));
            case URL -> {
                var start = text.indexOf("://") + 3;
                yield text.substring(0, start) + host(text.substring(start).split("[/?#]", 2)[0]) + "/" + HIDDEN;
            }
            case HOST -> host(text);
            default -> first(text);
        };
    }

    private static String first(String text) {
        return text.isEmpty() ? HIDDEN : text.substring(0, text.offsetByCodePoints(0, 1)) + HIDDEN;
    }

    private static String host(String text) {
        var domain = DOMAIN.matcher(text);
        return domain.matches() ? first(domain.group(1)) + domain.group(2) : first(text);
    }
}
