package dev.seedbed.testing;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseDrop;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.schema.Sql;
import dev.seedbed.fakes.TestSecrets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A running server; `url` is its maintenance database, as the role that owns what tests make, and
/// `administrator` the same as a superuser.
public record TestServer(String name, EmbeddedPostgres postgres, DatabaseUrl url, DatabaseUrl administrator) {

    /// Members of this role may log in with a password.
    public static final String GUESTS = "seedbed_guests";

    private static final Queue<DatabaseUrl> MADE = new ConcurrentLinkedQueue<>();

    /// A role that a test makes for itself, which may log in; `rights` as in CREATE ROLE.
    public DatabaseUrl guest(String rights) {
        var name = "guest_" + UUID.randomUUID().toString().substring(0, 8);
        var password = TestSecrets.next();
        execute(
                administrator,
                "CREATE ROLE " + name + " LOGIN " + rights + " PASSWORD '" + password + "' IN ROLE " + GUESTS);
        return url.withUser(name, Optional.of(new Secret(password)));
    }

    /// A new database of its own that holds this DDL, until the end of the test class.
    public DatabaseUrl database(String ddl) {
        var database = url.withDatabase(
                "test_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12));
        execute(url, "CREATE DATABASE " + Sql.identifier(database.database()));
        MADE.add(database);
        SeedFileLoader.load(database, ddl);
        return database;
    }

    static void dropDatabases() {
        for (var database = MADE.poll(); database != null; database = MADE.poll()) {
            drop(database.withDatabase("postgres"), database.database());
        }
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
