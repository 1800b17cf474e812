package dev.seedbed.core.proof;

import dev.seedbed.core.cascade.TableVerdict;
import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.cascade.migration.Script;
import dev.seedbed.core.cascade.migration.Step;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.introspect.Introspector;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A migration that was run on a scratch copy: the verdicts on what it left, and the proof of them.
///
/// `surprises` are tables whose verdict is not the one that was foretold: a defect of the forecast.
public record Rehearsal(TenantGraph graph, List<String> surprises, Proof proof) {

    public Rehearsal {
        surprises = List.copyOf(surprises);
    }

    public boolean clean() {
        return surprises.isEmpty() && proof.clean();
    }

    /// Runs a script as psql would, and reads the schema that it leaves.
    public static Schema run(Script script, Connections scratch, Progress progress) {
        try (var connection = scratch.open()) {
            var steps = script.steps();
            for (var number = 0; number < steps.size(); number++) {
                progress.stopIfCancelled();
                progress.report("rehearsing the migration", number, steps.size());
                run(steps.get(number), connection);
            }
            return new Introspector().read(connection);
        } catch (SQLException failure) {
            throw SqlFailure.exception("The migration failed on a scratch copy.", scratch.url(), failure);
        }
    }

    public static List<String> surprises(TenantGraph foretold, TenantGraph found) {
        return foretold.verdicts().stream()
                .filter(verdict -> found.verdict(verdict.table()).verdict() != verdict.verdict())
                .map(verdict -> surprise(verdict, found.verdict(verdict.table())))
                .toList();
    }

    private static String surprise(TableVerdict foretold, TableVerdict found) {
        return "%s was to be %s, and is %s."
                .formatted(
                        foretold.table().label(),
                        foretold.verdict().code(),
                        found.verdict().code());
    }

    private static void run(Step step, Connection connection) throws SQLException {
        connection.setAutoCommit(!step.transaction());
        try (var statement = connection.createStatement()) {
            for (var sql : step.statements()) {
                statement.execute(sql);
            }
            if (step.transaction()) {
                connection.commit();
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
