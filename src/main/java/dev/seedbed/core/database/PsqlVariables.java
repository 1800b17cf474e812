package dev.seedbed.core.database;

import dev.seedbed.core.schema.Sql;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The variables and conditions of psql, as far as schema files use them: `\set`, `\gset`, `\if`, `:name`, `:'name'`.
///
/// A quoted variable that nobody sets (psql gets it on its command line) stands for its own name.
final class PsqlVariables {

    private static final Pattern SET = Pattern.compile("\\\\set\\s+(\\S+)\\s*(.*)");
    private static final Pattern UNSET = Pattern.compile("\\\\unset\\s+(\\S+)");
    private static final Pattern CONDITION = Pattern.compile("\\\\(if|elif|else|endif)\\b(.*)");
    private static final Pattern USE = Pattern.compile(":(?:\\{\\?(\\w+)}|'(\\w+)'|\"(\\w+)\"|(\\w+))");
    private static final Pattern TRUE = Pattern.compile("(?i)t|tr|tru|true|on|yes|y|1");

    private final Map<String, String> values = new HashMap<>();
    private final SequencedSet<String> unknown = new LinkedHashSet<>();
    private final Deque<Branch> branches = new ArrayDeque<>();

    /// Where an `\if` stands: its lines are run, may be run at the next `\elif` or `\else`, or never.
    private enum Branch {
        RUN,
        LATER,
        NEVER
    }

    /// Takes a line for psql, if it is one about variables or conditions.
    void take(String command) {
        var condition = CONDITION.matcher(command);
        if (condition.matches()) {
            branch(condition.group(1), condition.group(2));
        } else if (!skipping()) {
            assign(command);
        }
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    /// Whether what follows belongs to a branch that is not taken.
    boolean skipping() {
        return branches.stream().anyMatch(branch -> branch != Branch.RUN);
    }

    /// The quoted variables that were used and never set.
    SequencedSet<String> unknown() {
        return unknown;
    }

    String fill(String text) {
        if (text.indexOf(':') < 0) {
            return text;
        }
        var filled = new StringBuilder();
        var walk = new SqlTokens(text);
        var use = USE.matcher(text);
        var copied = 0;
        while (walk.skipBlanks()) {
            var at = walk.position();
            if (text.startsWith("::", at)) {
                walk.moveTo(at + 2);
            } else if (text.charAt(at) == ':' && use.region(at, text.length()).lookingAt()) {
                filled.append(text, copied, at).append(value(use));
                copied = use.end();
                walk.moveTo(copied);
            } else {
                walk.next();
            }
        }
        return filled.append(text, copied, text.length()).toString();
    }

    private String value(Matcher use) {
        if (use.group(1) != null) {
            return values.containsKey(use.group(1)) ? "TRUE" : "FALSE";
        }
        if (use.group(2) != null) {
            return Sql.literal(known(use.group(2)));
        }
        if (use.group(3) != null) {
            return Sql.identifier(known(use.group(3)));
        }
        return values.getOrDefault(use.group(4), use.group());
    }

    private String known(String name) {
        var value = values.get(name);
        if (value == null) {
            unknown.add(name);
            return name;
        }
        return value;
    }

    private void assign(String command) {
        var set = SET.matcher(command);
        var unset = UNSET.matcher(command);
        if (set.matches()) {
            values.put(set.group(1), argument(fill(set.group(2))));
        } else if (unset.matches()) {
            values.remove(unset.group(1));
        }
    }

    /// The words of a `\set`, put together as psql does, without the quotes around them.
    private static String argument(String text) {
        var value = new StringBuilder();
        for (var token : SqlTokens.of(text)) {
            var quoted = token.kind() == SqlToken.Kind.TEXT && token.text().startsWith("'");
            value.append(
                    quoted
                            ? token.text()
                                    .substring(1, Math.max(1, token.text().length() - 1))
                                    .replace("''", "'")
                            : token.text());
        }
        return value.toString();
    }

    private void branch(String command, String expression) {
        switch (command.toLowerCase(Locale.ROOT)) {
            case "if" -> branches.push(skipping() ? Branch.NEVER : taken(expression));
            case "endif" -> branches.poll();
            default -> {
                var branch = branches.poll();
                if (branch != null) {
                    branches.push(next(branch, command.equals("else") || holds(expression)));
                }
            }
        }
    }

    private static Branch next(Branch branch, boolean holds) {
        return switch (branch) {
            case RUN, NEVER -> Branch.NEVER;
            case LATER -> holds ? Branch.RUN : Branch.LATER;
        };
    }

    private Branch taken(String expression) {
        return holds(expression) ? Branch.RUN : Branch.LATER;
    }

    private boolean holds(String expression) {
        return TRUE.matcher(fill(expression.strip())).matches();
    }
}
