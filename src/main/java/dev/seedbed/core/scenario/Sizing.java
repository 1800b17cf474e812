package dev.seedbed.core.scenario;

/// Finds the number of tenants, or of rows in tables without tenants, that makes about so many rows in all.
public final class Sizing {

    private Sizing() {}

    /// `perTenant` rows go with each tenant, `shared` ones with none.
    public static Scenario ofTenants(Scenario scenario, long rows, long perTenant, long shared) {
        return scenario.withTenants(Math.max(1, Math.round((double) (rows - shared) / Math.max(1, perTenant))));
    }

    /// For so many tables, of which none is the tenant.
    public static Scenario ofTables(Scenario scenario, long rows, int tables) {
        return scenario.withSharedRows(Math.max(1, rows / Math.max(1, tables)));
    }
}
