package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.queue.KeyRow;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.ForeignKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes a row of the neighbour's point at the tenant, key by key, and deletes the tenant. Each trial is rolled back;
/// keys that make every delete fail are dropped in it.
record CrossingTrials(Connection connection, TenantGraph graph, String delete, List<ForeignKey> dropped) {

    /// A schema has many such keys or few; so many show how it is.
    private static final int MOST = 40;

    List<Crossing> run(RowLedger ledger, Progress progress) throws SQLException {
        var crossings = new ArrayList<Crossing>();
        for (var key : graph.strayKeys().stream().limit(MOST).toList()) {
            progress.stopIfCancelled();
            var stray = ledger.stray(key);
            if (stray.isPresent() && !dropped.contains(key)) {
                crossings.add(cross(key, stray.get()));
            }
        }
        return crossings;
    }

    private Crossing cross(ForeignKey key, RowLedger.Stray stray) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var blocker : dropped) {
                statement.execute(RowText.drop(blocker));
            }
            var identity = graph.schema().table(key.table()).identity();
            var pointed = pointed(key, stray.tenants());
            statement.execute("UPDATE " + key.table().sql() + " SET " + RowText.assignments(pointed) + " WHERE "
                    + RowText.condition(stray.neighbours(), identity));
            if (Attempt.run(connection, delete) instanceof Attempt.Refused refused) {
                return new Crossing(key, Crossing.Effect.BLOCKED, refused.message());
            }
            var values = new HashMap<>(stray.neighbours().values());
            values.putAll(pointed);
            return there(statement, new KeyRow(key.table(), values), identity)
                    ? new Crossing(key, Crossing.Effect.CLEARED, "")
                    : new Crossing(key, Crossing.Effect.TAKEN, "");
        } catch (SQLException refused) {
            return new Crossing(key, Crossing.Effect.REFUSED, SqlFailure.message(refused));
        } finally {
            connection.rollback();
        }
    }

    private static Map<String, String> pointed(ForeignKey key, KeyRow target) {
        var pointed = new HashMap<String, String>();
        for (var pair = 0; pair < key.columns().size(); pair++) {
            pointed.put(
                    key.columns().get(pair),
                    target.value(key.targetColumns().get(pair)).orElseThrow());
        }
        return pointed;
    }

    private static boolean there(Statement statement, KeyRow row, List<String> identity) throws SQLException {
        try (var found = statement.executeQuery(
                "SELECT FROM " + row.table().sql() + " WHERE " + RowText.condition(row, identity))) {
            return found.next();
        }
    }
}
