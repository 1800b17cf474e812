package dev.seedbed.testing;

import dev.seedbed.core.cascade.migration.Script;
import dev.seedbed.core.cascade.migration.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// Runs migrations the way that psql does, and reads back what they must restore.
public final class MigrationRun {

    private static final String DEFINITIONS = """
            SELECT 'constraint ' || conrelid::regclass || ' ' || conname, concat_ws(' ', pg_get_constraintdef(pg_constraint.oid),
                convalidated, obj_description(pg_constraint.oid, 'pg_constraint'))
            FROM pg_constraint JOIN pg_class relation ON relation.oid = conrelid
            WHERE contype <> 'n' AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT 'index ' || indexrelid::regclass, pg_get_indexdef(indexrelid) || ' ' || indisvalid
            FROM pg_index JOIN pg_class relation ON relation.oid = indrelid
            WHERE relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            UNION ALL
            SELECT 'column ' || attrelid::regclass || ' ' || attname, format_type(atttypid, atttypmod) || ' ' || attnotnull
            FROM pg_attribute JOIN pg_class relation ON relation.oid = attrelid
            WHERE relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
              AND relnamespace::regnamespace::text !~ '^(pg_|information_schema)'
            """;

    private MigrationRun() {}

    public static void run(Connection connection, Script script) throws SQLException {
        for (var step : script.steps()) {
            run(connection, step);
        }
    }

    private static void run(Connection connection, Step step) throws SQLException {
        connection.setAutoCommit(!step.transaction());
        for (var sql : step.statements()) {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new SQLException(sql, e.getSQLState(), e);
            }
        }
        if (step.transaction()) {
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    /// Every constraint, index and column of the database with its definition, and what is written about a constraint.
    public static Map<String, String> definitions(Connection connection) throws SQLException {
        var definitions = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(DEFINITIONS)) {
            while (answer.next()) {
                definitions.put(answer.getString(1), answer.getString(2));
            }
        }
        return definitions;
    }
}
