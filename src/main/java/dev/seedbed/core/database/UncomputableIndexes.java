package dev.seedbed.core.database;

import dev.seedbed.core.database.LeftOut.LoadedStatement;
import java.sql.SQLException;

/// Indexes over expressions that the server cannot compute, because a function behind them calls one that is not there:
/// a table with such an index takes no row. They are left out.
record UncomputableIndexes(SchemaSession session, LaterNames names, LeftOut leftOut) {

    private static final String UNDEFINED_FUNCTION = "42883";

    /// Each with what computes it for a row whose texts are all `a`.
    private static final String QUESTION = """
            SELECT c.relname AS name, i.indexrelid::regclass::text AS index, pg_get_indexdef(i.indexrelid) AS definition,
                format('SELECT %s FROM jsonb_populate_record(NULL::%s, %L)', pg_get_expr(i.indexprs, i.indrelid),
                    i.indrelid::regclass, (SELECT coalesce(jsonb_object_agg(a.attname, 'a'), '{}') FROM pg_attribute a
                        JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = i.indrelid AND a.attnum > 0
                        AND NOT a.attisdropped AND t.typcategory = 'S')) AS computation
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
            WHERE i.indexprs IS NOT NULL AND pg_has_role(c.relowner, 'USAGE') AND NOT c.relispartition
            ORDER BY c.oid""";

    void leaveOut() throws SQLException {
        for (var index : session.query(QUESTION)) {
            var failure = session.execute(index.getOrDefault("computation", ""));
            if (failure.filter(found -> SqlFailure.state(found).equals(UNDEFINED_FUNCTION))
                            .isPresent()
                    && session.execute("DROP INDEX " + index.getOrDefault("index", ""))
                            .isEmpty()) {
                var statement = new LoadedStatement(
                        names.line(index.getOrDefault("name", "")), index.getOrDefault("definition", ""), "");
                leftOut.refuse(statement, failure.get());
            }
        }
    }
}
