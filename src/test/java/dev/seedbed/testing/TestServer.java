package dev.seedbed.testing;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseDrop;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.schema.Sql;
import java.sql.SQLException;
import java.util.UUID;

/// A running server; `url` is its maintenance database, as the role that owns what tests make.
public record TestServer(String name, EmbeddedPostgres postgres, DatabaseUrl url) {

    /// A new database of its own that holds this DDL.
    public DatabaseUrl database(String ddl) {
        var database = url.withDatabase(
                "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
        execute(url, "CREATE DATABASE " + Sql.identifier(database.database()));
        SeedFileLoader.load(database, ddl);
        return database;
    }

    /// The same, as connections that the test closes.
    public Connections connections(String ddl) {
        return Connections.to(database(ddl));
    }

    /// Runs one statement, or several with semicolons, in a connection of its own.
    public static void execute(DatabaseUrl url, String sql) {
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError("Failed: " + sql, e);
        }
    }

    /// Drops a database, seen from another one.
    public static void drop(DatabaseUrl url, String database) {
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            DatabaseDrop.of(connection, database);
        } catch (SQLException e) {
            throw new AssertionError("Failed to drop " + database, e);
        }
    }

    /// The first column of the first row.
    public static String query(DatabaseUrl url, String sql) {
        try (var connections = Connections.to(url);
                var connection = connections.open();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            if (!answer.next()) {
                throw new AssertionError("No row: " + sql);
            }
            return String.valueOf(answer.getString(1));
        } catch (SQLException e) {
            throw new AssertionError("Failed: " + sql, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
