package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;

/// How many rows a table gets.
public sealed interface RowCount {

    String phrase();

    /// In each tenant.
    record PerTenant(long rows) implements RowCount {
        @Override
        public String phrase() {
            return rows + " per tenant";
        }
    }

    /// For each row of another table, on average.
    record PerParent(double rows, TableName parent) implements RowCount {
        @Override
        public String phrase() {
            return (rows == Math.rint(rows) ? Long.toString((long) rows) : Double.toString(rows)) + " per " + parent;
        }
    }

    /// In all, for a table that belongs to no tenant.
    record Total(long rows) implements RowCount {
        @Override
        public String phrase() {
            return rows + " in all";
        }
    }
}
