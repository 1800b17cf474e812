package dev.seedbed.core.scenario;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How a column's values are made.
public sealed interface ColumnRule {

    /// The rule as one short phrase for a person.
    String phrase();

    /// Values of a known meaning.
    record Meaning(Kind kind) implements ColumnRule {
        @Override
        public String phrase() {
            return kind.code();
        }
    }

    /// One of these values, all alike, in the type's input syntax.
    record OneOf(List<String> values) implements ColumnRule {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public String phrase() {
            return "one of " + String.join(", ", values);
        }
    }

    /// One of these values, by weight; in the order of the file.
    record Weighted(List<Weight> weights) implements ColumnRule {
        public Weighted {
            weights = List.copyOf(weights);
        }

        public record Weight(String value, long weight) {}

        public static Weighted of(Map<String, Long> weights) {
            return new Weighted(weights.entrySet().stream()
                    .map(entry -> new Weight(entry.getKey(), entry.getValue()))
                    .toList());
        }

        @Override
        public String phrase() {
            return weights.stream()
                    .map(weight -> weight.value() + " " + weight.weight())
                    .collect(Collectors.joining(", "));
        }
    }

    /// Evenly between two values of the type, both included.
    record Between(String low, String high) implements ColumnRule {
        @Override
        public String phrase() {
            return low + " … " + high;
        }
    }

    /// The same value in every row.
    record Fixed(String value) implements ColumnRule {
        @Override
        public String phrase() {
            return "always " + value;
        }
    }

    /// Text of a regular expression.
    record Pattern(String expression) implements ColumnRule {
        @Override
        public String phrase() {
            return "pattern " + expression;
        }
    }

    /// The columns of a foreign key: decided by which parent the row has. `constraint` is empty for a key that is only
    /// read from a column's name.
    record Parent(String constraint, String target) implements ColumnRule {
        @Override
        public String phrase() {
            return "parent in " + target;
        }
    }

    /// NULL in every row.
    record Empty() implements ColumnRule {
        @Override
        public String phrase() {
            return "always NULL";
        }
    }
}
