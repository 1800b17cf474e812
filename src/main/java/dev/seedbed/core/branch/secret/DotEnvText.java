package dev.seedbed.core.branch.secret;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the text of a `.env` file: `NAME=value` lines, `export` before them, comments behind `#`, quotes.
///
/// Nothing is replaced inside a value, so `$` is a dollar sign. In double quotes `\n`, `\r`, `\t`, `\"`, `\\` and `\$`
/// mean what they do elsewhere; a quoted value may go over several lines. The last of two lines with one name counts.
/// No message repeats what is in the file.
final class DotEnvText {

    private static final Pattern NAME =
            Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*");
    private static final Pattern NOTHING = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|$)");
    private static final String ESCAPES = "nrt\"\\$";
    private static final String ESCAPED = "\n\r\t\"\\$";

    private final String file;
    private final String text;
    private int at;

    private DotEnvText(String file, String text) {
        this.file = file;
        this.text = text.replace("\r\n", "\n");
    }

    /// The values by their names. `file` is for messages.
    static Map<String, String> read(String file, String text) {
        return new DotEnvText(file, text).values();
    }

    private Map<String, String> values() {
        var control =
                text.chars().filter(c -> c < ' ' && c != '\n' && c != '\t').findFirst();
        if (control.isPresent()) {
            throw fault(text.indexOf(control.getAsInt()), "There is a control character.");
        }
        var values = new LinkedHashMap<String, String>();
        while (at < text.length()) {
            if (!skip(NOTHING)) {
                line(values);
            }
        }
        return values;
    }

    private void line(Map<String, String> values) {
        var name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw fault(at, "The line is neither NAME=value nor a comment.");
        }
        at = name.end();
        var start = at;
        values.put(name.group(1), value());
        if (!skip(NOTHING)) {
            throw fault(start, "Something follows the closing quote.");
        }
    }

    private String value() {
        return switch (at < text.length() ? text.charAt(at) : '\n') {
            case '\'' -> single();
            case '"' -> twofold();
            default -> bare();
        };
    }

    /// Up to the end of the line, or to a # behind a space.
    private String bare() {
        var lineEnd = text.indexOf('\n', at);
        var end = lineEnd < 0 ? text.length() : lineEnd;
        var start = at;
        at = end;
        for (var i = start; i < end; i++) {
            if (text.charAt(i) == '#' && (i == start || text.charAt(i - 1) <= ' ')) {
                return text.substring(start, i).strip();
            }
        }
        return text.substring(start, end).strip();
    }

    private String single() {
        var end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw fault(at, "The quote that opens here is never closed.");
        }
        var value = text.substring(at + 1, end);
        at = end + 1;
        return value;
    }

    private String twofold() {
        var value = new StringBuilder();
        for (var i = at + 1; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"') {
                at = i + 1;
                return value.toString();
            }
            var escape = c == '\\' && i + 1 < text.length() ? ESCAPES.indexOf(text.charAt(i + 1)) : -1;
            value.append(escape < 0 ? c : ESCAPED.charAt(escape));
            i += escape < 0 ? 0 : 1;
        }
        throw fault(at, "The quote that opens here is never closed.");
    }

    private boolean skip(Pattern pattern) {
        var found = pattern.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return false;
        }
        at = found.end();
        return true;
    }

    private SeedbedException fault(int place, String why) {
        var line = 1 + text.substring(0, place).chars().filter(c -> c == '\n').count();
        return Problem.error(
                        Category.USAGE,
                        "The .env file is broken.",
                        file + ":" + line,
                        why,
                        "Write NAME=value, with quotes around a value that has spaces or #.")
                .exception();
    }
}
