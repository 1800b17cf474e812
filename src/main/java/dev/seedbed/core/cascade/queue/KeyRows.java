package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Reads from a database what foreign keys see of its rows.
public final class KeyRows {

    private static final int AT_ONCE = 5_000;

    private KeyRows() {}

    /// All rows, table by table, in the order in which they lie. To be read in a transaction.
    public static List<KeyRow> read(Connection connection, Schema schema) throws SQLException {
        return read(connection, schema, Map.of());
    }

    /// The same, with more columns of some tables.
    public static List<KeyRow> read(
            Connection connection, Schema schema, Map<TableName, ? extends Collection<String>> more)
            throws SQLException {
        var rows = new ArrayList<KeyRow>();
        var columns = columns(schema);
        more.forEach((table, names) ->
                columns.computeIfAbsent(table, _ -> new TreeSet<>()).addAll(names));
        for (var table : schema.tables()) {
            read(connection, table, List.copyOf(columns.getOrDefault(table.name(), new TreeSet<>())), rows);
        }
        return rows;
    }

    private static void read(Connection connection, Table table, List<String> columns, List<KeyRow> rows)
            throws SQLException {
        var list = columns.stream()
                .map(column -> Sql.identifier(column) + "::text")
                .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (var found = statement.executeQuery("SELECT " + list + " FROM " + table.ownRows())) {
                while (found.next()) {
                    rows.add(row(table, columns, found));
                }
            }
        }
    }

    private static KeyRow row(Table table, List<String> columns, ResultSet found) throws SQLException {
        var values = new HashMap<String, String>();
        for (var position = 0; position < columns.size(); position++) {
            var value = found.getString(position + 1);
            if (!found.wasNull()) {
                values.put(columns.get(position), value);
            }
        }
        return new KeyRow(table.name(), values);
    }

    /// Per table, the columns that keys are made of and that tell its rows apart, in a fixed order.
    static Map<TableName, SortedSet<String>> columns(Schema schema) {
        var columns = new HashMap<TableName, SortedSet<String>>();
        for (var table : schema.tables()) {
            columns.computeIfAbsent(table.name(), _ -> new TreeSet<>()).addAll(table.identity());
            for (var key : table.foreignKeys()) {
                columns.computeIfAbsent(key.table(), _ -> new TreeSet<>()).addAll(key.columns());
                columns.computeIfAbsent(key.target(), _ -> new TreeSet<>()).addAll(key.targetColumns());
            }
        }
        return columns;
    }
}
