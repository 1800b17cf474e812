package dev.seedbed.core.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes a statement of what a server refused: without the one clause that it did not take, so that a table is not lost
/// for a default, a check or a key of it.
///
/// `now` runs in place of the statement. `later` are the cut clauses as statements of their own, to be tried when
/// everything else is there.
record StatementRepair(List<Fragment> now, List<Later> later) {

    /// A statement made of the one at `offset` characters behind.
    record Fragment(int offset, String text) {}

    /// An action for `ALTER TABLE` on that table, cut out `offset` characters behind the statement's start.
    record Later(int offset, String table, String action) {}

    private static final Pattern STATEMENT_START = Pattern.compile(
            "(?i)(?:CREATE|ALTER|DROP|INSERT|UPDATE|DELETE|COMMENT|GRANT|REVOKE|SET|SELECT|DO|BEGIN|COMMIT|TRUNCATE)\\b");
    private static final Pattern VARIABLE = Pattern.compile(":([\\p{L}_]\\w*)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");

    static Optional<StatementRepair> of(String text, SQLException failure) {
        var message = SqlFailure.message(failure);
        if (SqlFailure.state(failure).equals("42601")) {
            return splitAtStart(text, failure)
                    .or(() -> filledAt(text, failure))
                    .or(() -> ClauseRepair.of(text, message).map(StatementRepair::replaced));
        }
        return ClauseRepair.of(text, message)
                .map(StatementRepair::replaced)
                .or(() -> TableStatement.of(text).flatMap(statement -> new TableRepair(statement, failure).repair()));
    }

    /// What the clause is quoted for in a message.
    static List<String> quoted(String message) {
        return QUOTED.matcher(message).results().map(found -> found.group(1)).toList();
    }

    static StatementRepair replaced(String text) {
        return new StatementRepair(List.of(new Fragment(0, text)), List.of());
    }

    /// A statement without a semicolon: the next one starts on a line of its own.
    private static Optional<StatementRepair> splitAtStart(String text, SQLException failure) {
        var at = SqlFailure.position(failure, text);
        var start = at.orElse(0);
        var startsLine = start > 0
                && text.substring(text.lastIndexOf('\n', start - 1) + 1, start).isBlank();
        if (!startsLine
                || !STATEMENT_START.matcher(text).region(start, text.length()).lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new StatementRepair(
                List.of(new Fragment(0, text.substring(0, start).strip()), new Fragment(start, text.substring(start))),
                List.of()));
    }

    /// A variable of psql that is set nowhere stands for its own name.
    private static Optional<StatementRepair> filledAt(String text, SQLException failure) {
        var start = SqlFailure.position(failure, text).orElse(0);
        var variable = VARIABLE.matcher(text).region(start, text.length());
        return variable.lookingAt()
                ? Optional.of(replaced(text.replaceAll("(?<!:)" + variable.group() + "\\b", variable.group(1))))
                : Optional.empty();
    }
}
