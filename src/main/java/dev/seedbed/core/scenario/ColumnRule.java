package dev.seedbed.core.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a column's values are made.
public sealed interface ColumnRule {

    /// The rule as one short phrase for a person.
    String phrase();

    /// The other columns of the row whose cells it looks at.
    default Set<String> reads() {
        return switch (this) {
            case Depending depending ->
                Stream.concat(
                                Stream.of(depending.column()),
                                depending.outcomes().stream().flatMap(outcome -> outcome.rule().reads().stream()))
                        .collect(Collectors.toSet());
            case Derived derived -> derived.formula().columns();
            case Kept(var promise) -> promise.reads();
            default -> Set.of();
        };
    }

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

    /// Numbers of a distribution, inside what type and checks leave. The share `rounded` of them is put to the nearest
    /// round number.
    record Distributed(Distribution distribution, double rounded) implements ColumnRule {
        @Override
        public String phrase() {
            return distribution.phrase() + (rounded > 0 ? ", " + Distribution.text(rounded) + " rounded" : "");
        }
    }

    /// Another rule for each value of another column of the row; `otherwise` for its other values and for NULL.
    record Depending(String column, List<Case> cases, Optional<Outcome> otherwise) implements ColumnRule {
        public Depending {
            cases = List.copyOf(cases);
        }

        /// `value` is the other cell's text.
        public record Case(String value, Outcome outcome) {}

        /// `nulls` is the share of such rows without a value.
        public record Outcome(ColumnRule rule, double nulls) {}

        public List<Outcome> outcomes() {
            return Stream.concat(cases.stream().map(Case::outcome), otherwise.stream())
                    .toList();
        }

        @Override
        public String phrase() {
            return "by " + column;
        }
    }

    /// What an expression makes of other columns of the row; `expression` as it was written.
    record Derived(String expression, Formula formula) implements ColumnRule {
        @Override
        public String phrase() {
            return expression;
        }
    }

    /// What keeps to other rows.
    record Kept(Promise promise) implements ColumnRule {
        @Override
        public String phrase() {
            return promise.phrase();
        }
    }

    /// Texts of a Datafaker expression.
    record Faker(String expression) implements ColumnRule {
        @Override
        public String phrase() {
            return expression;
        }
    }

    /// Numbers that go on from row to row below one parent.
    record Series(Course course) implements ColumnRule {
        @Override
        public String phrase() {
            return course.phrase();
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

    /// What the books of the scenario put there.
    record Booked(Ledger.Role role) implements ColumnRule {
        @Override
        public String phrase() {
            return "kept by the ledger";
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
