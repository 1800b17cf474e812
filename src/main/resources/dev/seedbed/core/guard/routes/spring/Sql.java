package testroutes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Statements on one connection; every value is a parameter. */
record Sql(Connection connection) {

    /** Whether the query finds a row. */
    boolean finds(String query, Object... parameters) throws SQLException {
        try (var statement = prepare(query, parameters);
                var rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /** How many rows the statement changed. */
    int change(String sql, Object... parameters) throws SQLException {
        try (var statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Statements of the kit's own, without any value of a caller's. */
    void run(String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }

    private PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
        return statement;
    }
}
