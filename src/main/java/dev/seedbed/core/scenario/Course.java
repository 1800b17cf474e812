package dev.seedbed.core.scenario;

/// How a number goes on from row to row.
public sealed interface Course {

    String phrase();

    /// Each row is a step away from the one before, up or down: `step` is the deviation of the steps.
    record Walk(double start, double step) implements Course {
        @Override
        public String phrase() {
            return "walk from " + Distribution.text(start) + " in steps of " + Distribution.text(step);
        }
    }

    /// Wanders about a level and comes back to it, as rates do (Ornstein and Uhlenbeck, on the logarithm). `volatility`
    /// is that of a year of 260 steps; `reversion` is the share of the distance that each step takes back.
    record Reverting(double mean, double volatility, double reversion) implements Course {
        @Override
        public String phrase() {
            return "reverting to " + Distribution.text(mean);
        }
    }
}
