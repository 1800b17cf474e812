package dev.seedbed.core.scenario;

import dev.seedbed.core.schema.TableName;
import java.util.stream.Collectors;

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

    /// For each row of the table that its rows hang from, more or fewer by a law; `none` is the share of rows there
    /// that have none, beside which the law holds for the others.
    record Dealt(TableName parent, Spread spread, double none) implements RowCount {
        @Override
        public String phrase() {
            var law = switch (spread) {
                case Spread.Exactly(var children) -> children + "";
                case Spread.Between(var low, var high) -> low + " to " + high;
                case Spread.Poisson(var mean) -> "Poisson " + mean;
                case Spread.Zipf(var exponent, var most) -> "Zipf " + exponent + " up to " + most;
                case Spread.Counts(var weights) ->
                    weights.keySet().stream().map(Object::toString).collect(Collectors.joining(", ", "", " by weight"));
            };
            return law + " per " + parent + (none > 0 ? ", none for " + Distribution.text(none * 100) + "%" : "");
        }
    }

    /// As many as the books of the scenario need in a table of theirs.
    record Booked(Ledger.Part part) implements RowCount {
        @Override
        public String phrase() {
            return "as the ledger needs";
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
