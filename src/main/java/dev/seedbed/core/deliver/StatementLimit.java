package dev.seedbed.core.deliver;

import dev.seedbed.core.database.SqlScript;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// How long a statement may be for whoever loads the file, in bytes.
record StatementLimit(int bytes) {

    static final StatementLimit NONE = new StatementLimit(Integer.MAX_VALUE);

    /// The Supabase command line reads statements into a buffer of this size.
    private static final StatementLimit SUPABASE = new StatementLimit(256 * 1024);

    private static final int SHOWN = 60;

    static StatementLimit of(Loader loader) {
        return switch (loader) {
            case PSQL, INSERT -> NONE;
            case SUPABASE -> SUPABASE;
        };
    }

    /// Refuses what is longer; `statement` is how it begins.
    void check(String statement, long length) {
        if (length > bytes) {
            throw Problem.error(
                            Category.UNSATISFIABLE,
                            "A statement would be longer than the loader takes.",
                            beginning(statement),
                            String.format(Locale.ROOT, "It has %,d bytes, and at most %,d are read.", length, bytes),
                            "Make the values of that table shorter, or write the file for psql: --loader psql")
                    .exception();
        }
    }

    /// Looks at each statement of a script that holds no rows.
    String checked(String script) {
        if (!equals(NONE)) {
            for (var part : SqlScript.parts(script)) {
                if (part instanceof SqlScript.Part.Statement statement) {
                    check(statement.text(), statement.text().getBytes(StandardCharsets.UTF_8).length + 1L);
                }
            }
        }
        return script;
    }

    private static String beginning(String statement) {
        var line = statement.lines().findFirst().orElse("");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
