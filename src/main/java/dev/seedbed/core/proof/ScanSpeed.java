package dev.seedbed.core.proof;

import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import tools.jackson.databind.json.JsonMapper;

/// How fast this server reads rows that it has no index for, measured on the largest table of the proof.
final class ScanSpeed {

    private static final int READS = 3;
    /// Fewer rows than these tell more about starting a query than about reading.
    private static final long ENOUGH_ROWS = 2_000;
    /// What a server in memory takes, in milliseconds per row, where there is too little to measure.
    private static final double USUAL = 0.000_05;

    private ScanSpeed() {}

    static double millisPerRow(Connection connection, Plan plan) throws SQLException {
        var largest = plan.tables().stream()
                .max(Comparator.comparingLong(TablePlan::rows))
                .filter(table -> table.rows() >= ENOUGH_ROWS);
        return largest.isEmpty() ? USUAL : measure(connection, largest.get());
    }

    private static double measure(Connection connection, TablePlan table) throws SQLException {
        var best = Double.MAX_VALUE;
        var query =
                "EXPLAIN (ANALYZE, FORMAT JSON) SELECT 1 FROM " + table.table().ownRows() + " t WHERE t IS NULL";
        try (var statement = connection.createStatement()) {
            for (var read = 0; read < READS; read++) {
                try (var plan = statement.executeQuery(query)) {
                    plan.next();
                    var time = new JsonMapper()
                            .readTree(plan.getString(1))
                            .path(0)
                            .path("Execution Time")
                            .asDouble();
                    best = Math.min(best, time);
                }
            }
        }
        return best / table.rows();
    }
}
