package dev.seedbed.core.proof;

import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.schema.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.postgresql.util.ServerErrorMessage;
import tools.jackson.databind.json.JsonMapper;

/// One delete, executed with the server's own clock on every trigger.
sealed interface Attempt {

    /// It passed; per trigger, how often it was called and how long that took.
    record Passed(Map<String, Calls> triggers) implements Attempt {

        Calls calls(ForeignKey key) {
            return triggers.getOrDefault(key.deleteTrigger(), new Calls(0, 0));
        }
    }

    record Refused(Optional<ServerErrorMessage> error, String message) implements Attempt {

        /// Whether the server names this constraint.
        boolean names(ForeignKey key) {
            return error.filter(known -> key.name().equals(known.getConstraint()) && of(key, known))
                    .isPresent();
        }

        /// Whether the server complains of a column that the key clears.
        boolean clearing(ForeignKey key) {
            return error.filter(
                            known -> key.clearedColumns().contains(String.valueOf(known.getColumn())) && of(key, known))
                    .isPresent();
        }

        private static boolean of(ForeignKey key, ServerErrorMessage known) {
            return key.table().name().equals(known.getTable())
                    && key.table().schema().equals(known.getSchema());
        }
    }

    record Calls(long calls, double millis) {}

    /// Leaves the transaction as the delete left it: to be rolled back to a savepoint in any case.
    static Attempt run(Connection connection, String delete) throws SQLException {
        try (var statement = connection.createStatement()) {
            var triggers = new HashMap<String, Calls>();
            try (var plan = statement.executeQuery("EXPLAIN (ANALYZE, FORMAT JSON) " + delete)) {
                plan.next();
                for (var trigger :
                        new JsonMapper().readTree(plan.getString(1)).path(0).path("Triggers")) {
                    triggers.put(
                            trigger.path("Trigger Name").asString(),
                            new Calls(
                                    trigger.path("Calls").asLong(),
                                    trigger.path("Time").asDouble()));
                }
            }
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            return new Passed(triggers);
        } catch (SQLException refused) {
            return new Refused(SqlFailure.answer(refused), SqlFailure.message(refused));
        }
    }
}
