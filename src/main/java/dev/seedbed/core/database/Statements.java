package dev.seedbed.core.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// SQL of which no more than one value is asked, sent as it is.
public final class Statements {

    private Statements() {}

    /// One statement, or several with semicolons.
    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /// The first value of the first row; empty where there is no row, and where it is NULL.
    public static Optional<String> value(Connection connection, String query) throws SQLException {
        return first(connection, query, row -> Optional.ofNullable(row.getString(1)));
    }

    /// What a query counts; none where there is no row.
    public static long count(Connection connection, String query) throws SQLException {
        return first(connection, query, row -> Optional.of(row.getLong(1))).orElse(0L);
    }

    /// Whether the answer to a query is yes.
    public static boolean holds(Connection connection, String query) throws SQLException {
        return first(connection, query, row -> Optional.of(row.getBoolean(1))).orElse(false);
    }

    private interface Reader<T> {
        Optional<T> read(ResultSet row) throws SQLException;
    }

    private static <T> Optional<T> first(Connection connection, String query, Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(query)) {
                return rows.next() ? reader.read(rows) : Optional.empty();
            }
        }
    }
}
