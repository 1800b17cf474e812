package dev.seedbed.core.deliver;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.database.Statements;
import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.Table;
import dev.seedbed.core.schema.introspect.Introspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a database that somebody else made the tables of against the schema that rows were planned for.
public final class TargetSchema {

    private TargetSchema() {}

    /// Refuses a database that lacks a table or column, or has a column of another type; and one in which
    /// tables that nothing was planned for hold rows, since those are nobody's synthetic ones.
    public static void check(Connections target, Schema planned) {
        try (var connection = target.open()) {
            var found = new Introspector().read(connection);
            var differences = differences(planned, found);
            if (!differences.isEmpty()) {
                throw Problem.error(
                                Category.UNSATISFIABLE,
                                "The database there has another schema than the scenario.",
                                target.url().place(),
                                String.join("; ", differences.subList(0, Math.min(5, differences.size()))) + ".",
                                "Bring its schema up to date with your migrations, then run again.")
                        .exception();
            }
            refuseRows(connection, target, planned, found);
        } catch (SQLException e) {
            throw SqlFailure.exception("The schema there could not be compared.", target.url(), e);
        }
    }

    private static List<String> differences(Schema planned, Schema found) {
        var differences = new ArrayList<String>();
        for (var table : planned.tables()) {
            var there = found.find(table.name());
            if (there.isEmpty()) {
                differences.add("table " + table.name() + " is missing");
                continue;
            }
            for (var column : table.columns()) {
                difference(table, column, there.get()).ifPresent(differences::add);
            }
        }
        return differences;
    }

    private static Optional<String> difference(Table table, Column column, Table there) {
        var other = there.columns().stream()
                .filter(found -> found.name().equals(column.name()))
                .findFirst();
        var name = table.name() + "." + column.name();
        if (other.isEmpty()) {
            return Optional.of("column " + name + " is missing");
        }
        return other.get().type().equals(column.type())
                ? Optional.empty()
                : Optional.of("column " + name + " has another type");
    }

    private static void refuseRows(Connection connection, Connections target, Schema planned, Schema found)
            throws SQLException {
        for (var table : found.tables()) {
            if (planned.find(table.name()).isEmpty() && holdsRows(connection, table)) {
                throw Problem.error(
                                Category.REFUSED,
                                "The database there holds rows that Seedbed did not write.",
                                target.url().place(),
                                "Table " + table.name() + " is not in the schema of the scenario, and has rows.",
                                "Publish from a schema that has that table, or empty it.")
                        .exception();
            }
        }
    }

    private static boolean holdsRows(Connection connection, Table table) throws SQLException {
        return Statements.holds(connection, "SELECT EXISTS (SELECT FROM " + table.ownRows() + ")");
    }
}
