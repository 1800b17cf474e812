package dev.seedbed.testing;

import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import java.sql.Connection;
import java.sql.SQLException;

/// A seed of customers, for services whose databases have a table `customer (email, name)` and perhaps
/// `purchase`.
public final class CustomerSeed {

    private static final String FOREIGN = "SELECT EXISTS (SELECT FROM customer WHERE email NOT LIKE '%@seed.example')";

    private CustomerSeed() {}

    /// So many customers as the next generation of a base. Refuses rows that it did not make.
    public static Publication of(BranchName base, int customers) {
        return new Publication(
                base,
                "hash" + customers,
                new Publication.Schema.Provided(),
                (stage, seal) -> fill(stage, seal, customers));
    }

    public static long count(DatabaseUrl url) {
        return Long.parseLong(TestServer.query(url, "SELECT count(*) FROM customer"));
    }

    private static void fill(DatabaseUrl stage, Seal seal, int customers) {
        try (var connection = Connections.session(stage)) {
            connection.setAutoCommit(false);
            refuseForeign(connection, stage);
            try (var statement = connection.createStatement()) {
                statement.execute("DROP SCHEMA IF EXISTS _seedbed CASCADE");
                statement.execute("TRUNCATE customer CASCADE");
                statement.execute("INSERT INTO customer (email, name)"
                        + " SELECT n || '@seed.example', 'seed ' || n FROM generate_series(1, " + customers + ") n");
            }
            seal.write(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void refuseForeign(Connection connection, DatabaseUrl stage) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(FOREIGN)) {
            if (answer.next() && answer.getBoolean(1)) {
                throw Problem.error(Category.REFUSED, "Foreign rows.", stage.place(), "There are some.", "Look.")
                        .exception();
            }
        }
    }
}
