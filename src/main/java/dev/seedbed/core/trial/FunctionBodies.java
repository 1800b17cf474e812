package dev.seedbed.core.trial;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The sources of the schema's own functions that an expression calls: their constants are worth trying as well.
record FunctionBodies(Connection connection) {

    private static final Pattern CALL = Pattern.compile("(\\w+)\"?\\(");
    private static final String QUESTION = """
            SELECT coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.proname = ANY (?) AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_temp')
              AND p.prokind = 'f' AND p.proname NOT LIKE 'seedbed\\_keeps%'
            ORDER BY 1 LIMIT 50
            """;

    /// The expressions, and behind them the bodies of what they call.
    List<String> with(List<String> expressions) throws SQLException {
        var names = new TreeSet<String>();
        for (var expression : expressions) {
            CALL.matcher(expression).results().map(match -> match.group(1)).forEach(names::add);
        }
        var all = new ArrayList<>(expressions);
        if (names.isEmpty()) {
            return all;
        }
        var question = connection.getMetaData().getDatabaseMajorVersion() >= 14
                ? QUESTION
                : QUESTION.replace("coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)", "p.prosrc");
        try (var statement = connection.prepareStatement(question)) {
            statement.setArray(1, connection.createArrayOf("name", names.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
        }
        return all;
    }
}
