package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.core.schema.TableName;

/// Which tables' rows go with the tenant by CASCADE keys: some of their rows, or all.
public final class Departures {

    private final CascadeReach reach;

    public Departures(Schema schema, TableName root) {
        reach = new CascadeReach(schema, root);
    }

    /// Whether a row of the table can go with the tenant; true for the root.
    public boolean goes(TableName table) {
        return reach.doomed(table);
    }

    /// Whether every row of a tenant goes with it; true for the root.
    public boolean goesWhole(TableName table) {
        return reach.surelyDoomed(table);
    }

    /// Whether the key takes along every row of its table as soon as the rows that they point at go.
    public boolean takesEveryRow(ForeignKey key) {
        return reach.cascadesSurely(key);
    }

    /// Whether another key may point a row elsewhere before the cascade comes along this one.
    public boolean redirects(ForeignKey other, ForeignKey key) {
        return reach.redirects(other, key);
    }
}
