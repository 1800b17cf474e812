package dev.seedbed.core.scenario;

import java.util.function.ToLongFunction;

/// Finds the number of tenants, or of rows in tables without tenants, that makes about so many rows in all.
public final class Sizing {

    private static final long MOST_TENANTS = 1L << 30;

    private Sizing() {}

    /// `perTenant` rows go with each tenant, `shared` ones with none.
    public static Scenario ofTenants(Scenario scenario, long rows, long perTenant, long shared) {
        return scenario.withTenants(Math.max(1, Math.round((double) (rows - shared) / Math.max(1, perTenant))));
    }

    /// The same where later tenants are smaller; `rowsOf` counts those of a scenario.
    public static Scenario ofUnequalTenants(Scenario scenario, long rows, ToLongFunction<Scenario> rowsOf) {
        var most = 1L;
        while (most < MOST_TENANTS && rowsOf.applyAsLong(scenario.withTenants(most)) < rows) {
            most *= 2;
        }
        var least = Math.max(1, most / 2);
        while (least < most) {
            var middle = (least + most) / 2;
            if (rowsOf.applyAsLong(scenario.withTenants(middle)) < rows) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return scenario.withTenants(least);
    }

    /// For so many tables, of which none is the tenant.
    public static Scenario ofTables(Scenario scenario, long rows, int tables) {
        return scenario.withSharedRows(Math.max(1, rows / Math.max(1, tables)));
    }
}
