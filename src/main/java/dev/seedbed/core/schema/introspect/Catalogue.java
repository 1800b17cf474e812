package dev.seedbed.core.schema.introspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The system catalogue seen through one connection: runs the questions that are kept beside this class as SQL.
///
/// A question is asked once for all tables: what it costs does not depend on how many there are.
final class Catalogue {

    private final Connection connection;

    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /// What a question finds about each table, in the question's order; a table without an answer has none.
    record ByTable<T>(Map<Long, List<T>> answers) {
        List<T> of(long table) {
            return answers.getOrDefault(table, List.of());
        }
    }

    /// Runs the statements of a resource that gives no rows.
    void execute(String resource) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql(resource));
        }
    }

    <T> List<T> ask(String resource, Row.Reader<T> reader) throws SQLException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery(sql(resource))) {
            return read(results, reader);
        }
    }

    /// Asks about the tables with these oids.
    <T> List<T> ask(String resource, Collection<Long> tables, Row.Reader<T> reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql(resource))) {
            statement.setArray(1, connection.createArrayOf("oid", tables.toArray()));
            try (var results = statement.executeQuery()) {
                return read(results, reader);
            }
        }
    }

    /// Asks about the tables with these oids; each row says in `table_id` which one it belongs to.
    <T> ByTable<T> askByTable(String resource, Collection<Long> tables, Row.Reader<T> reader) throws SQLException {
        var answers = new LinkedHashMap<Long, List<T>>();
        ask(
                resource,
                tables,
                row -> answers.computeIfAbsent(row.id("table_id"), _ -> new ArrayList<>())
                        .add(reader.read(row)));
        return new ByTable<>(answers);
    }

    private static <T> List<T> read(ResultSet results, Row.Reader<T> reader) throws SQLException {
        var rows = new ArrayList<T>();
        var row = new Row(results);
        while (results.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    private static String sql(String resource) {
        try (var stream = Objects.requireNonNull(Catalogue.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
