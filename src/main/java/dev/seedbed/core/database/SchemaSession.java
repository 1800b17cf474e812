package dev.seedbed.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// The one session in which a schema file is loaded, each statement by itself: what fails takes nothing else along.
///
/// So `SET LOCAL` is kept until the file's transaction ends, by hand.
final class SchemaSession implements AutoCloseable {

    private static final Pattern LOCAL = Pattern.compile("(?is)SET\\s+LOCAL\\s+(\"?[\\w.]+\"?)(.*)");

    /// Functions may call what comes later, or what only a missing extension has.
    private static final String SETTINGS =
            "SET synchronous_commit = off; SET statement_timeout = '5min'; SET check_function_bodies = off";

    private static final String UNDEFINED_FILE = "58P01";

    private final DatabaseUrl database;
    private final Connection connection;
    private final Map<String, String> outsideTransaction = new LinkedHashMap<>();

    private SchemaSession(DatabaseUrl database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    /// Simple queries: the server gets each statement as it is written, so its error positions are ours.
    static SchemaSession open(DatabaseUrl database) throws SQLException {
        var parameters = new LinkedHashMap<>(database.parameters());
        parameters.put("preferQueryMode", "simple");
        var connection = Connections.session(database.withParameters(parameters));
        var session = new SchemaSession(database, connection);
        session.query(SETTINGS);
        return session;
    }

    /// Why the server refused it, if it did. Ends everything where the server itself is in trouble.
    Optional<SQLException> execute(String sql) throws SQLException {
        try {
            query(sql);
            endTransaction("COMMIT");
            return Optional.empty();
        } catch (SQLException failure) {
            if (isOfTheServer(SqlFailure.state(failure))) {
                throw SqlFailure.exception("The schema could not be loaded.", database, failure);
            }
            endTransaction("ROLLBACK");
            return Optional.of(failure);
        }
    }

    /// A transaction that a statement began, such as one with two in it: here each is by itself.
    private void endTransaction(String how) throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE) {
            query(how);
        }
    }

    /// The rows of the answer, each with its columns by name; a NULL is left out.
    List<Map<String, String>> query(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            var rows = new ArrayList<Map<String, String>>();
            if (statement.execute(sql)) {
                try (var results = statement.getResultSet()) {
                    var columns = results.getMetaData();
                    while (results.next()) {
                        var row = new LinkedHashMap<String, String>();
                        for (var i = 1; i <= columns.getColumnCount(); i++) {
                            var value = results.getString(i);
                            if (value != null) {
                                row.put(columns.getColumnLabel(i), value);
                            }
                        }
                        rows.add(row);
                    }
                }
            }
            return rows;
        }
    }

    /// The first value of the first row.
    Optional<String> value(String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (var results = statement.executeQuery()) {
                return results.next() ? Optional.ofNullable(results.getString(1)) : Optional.empty();
            }
        }
    }

    String searchPath() throws SQLException {
        return value("SELECT current_setting('search_path')").orElse("");
    }

    void useSearchPath(String searchPath) throws SQLException {
        value("SELECT set_config('search_path', ?, false)", searchPath);
    }

    /// Sets until {@link #endTransaction}.
    Optional<SQLException> setLocally(String sql) throws SQLException {
        var setting = LOCAL.matcher(sql);
        if (!setting.matches()) {
            return Optional.empty();
        }
        var name = setting.group(1).replace("\"", "");
        var before = value("SELECT current_setting(?, true)", name);
        before.ifPresent(value -> outsideTransaction.putIfAbsent(name, value));
        return execute("SET " + setting.group(1) + setting.group(2));
    }

    void endTransaction() throws SQLException {
        for (var setting : outsideTransaction.entrySet()) {
            value("SELECT set_config(?, ?, false)", setting.getKey(), setting.getValue());
        }
        outsideTransaction.clear();
    }

    /// A lost connection, a full disk: the file is not to blame. But it is for a library that is not there.
    private static boolean isOfTheServer(String state) {
        return state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || (state.startsWith("58") && !state.equals(UNDEFINED_FILE));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
