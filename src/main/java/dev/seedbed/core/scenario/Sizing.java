package dev.seedbed.core.scenario;

import java.util.function.ToLongFunction;

/// Finds the number of tenants, or of rows in tables without tenants, that makes about so many rows in all.
public final class Sizing {

    private Sizing() {}

    /// `count` tells how many rows a scenario makes; it must grow evenly with the tenants.
    public static Scenario toRows(
            Scenario scenario, long rows, ToLongFunction<Scenario> count, int tables, boolean tenantRooted) {
        if (!tenantRooted) {
            return scenario.withSharedRows(Math.max(1, rows / Math.max(1, tables)));
        }
        var one = count.applyAsLong(scenario.withTenants(1));
        var perTenant = Math.max(1, count.applyAsLong(scenario.withTenants(2)) - one);
        return scenario.withTenants(Math.max(1, Math.round((double) (rows - (one - perTenant)) / perTenant)));
    }
}
