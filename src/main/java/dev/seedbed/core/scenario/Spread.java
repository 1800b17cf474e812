package dev.seedbed.core.scenario;

import java.util.Map;
import java.util.TreeMap;

/// The law by which parents have more or fewer children.
public sealed interface Spread {

    /// Equally many.
    record Exactly(long children) implements Spread {}

    /// Each number between the two as likely, both included.
    record Between(long low, long high) implements Spread {}

    record Poisson(double mean) implements Spread {}

    /// k children with a probability like 1/k^exponent, for k from 1 to `most`.
    record Zipf(double exponent, long most) implements Spread {}

    /// Numbers of children by weight.
    record Counts(Map<Long, Long> weights) implements Spread {
        public Counts {
            weights = new TreeMap<>(weights);
        }
    }
}
