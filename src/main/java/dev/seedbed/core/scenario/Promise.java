package dev.seedbed.core.scenario;

import dev.seedbed.core.scenario.ColumnRule.Weighted.Weight;
import dev.seedbed.core.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a column's values keep to beyond their own row: the rows below it, the row above it, the rows beside it. Each
/// is kept by how the values are made, and can be asked of the loaded rows as an {@link Invariant}.
public sealed interface Promise {

    String phrase();

    /// The other columns of the row whose cells it looks at.
    default Set<String> reads() {
        return Set.of();
    }

    /// What an expression makes of the rows of `children` that hang from the row, added up; `expression` as it was
    /// written.
    record Total(TableName children, String expression, Formula formula) implements Promise {
        @Override
        public String phrase() {
            return "sum of " + expression + " in " + children;
        }
    }

    /// How many rows of `children` hang from the row.
    record Count(TableName children) implements Promise {
        @Override
        public String phrase() {
            return "count of " + children;
        }
    }

    /// The cell of the row of `parent` that the row points at; by the key that has column `by`, where more than one
    /// leads there.
    record Copy(String original, TableName parent, Optional<String> by) implements Promise {
        @Override
        public String phrase() {
            return "copy of " + original + " in " + parent;
        }
    }

    /// `value` in one of the rows that hang from the same row of `parent`, another rule in all others.
    record ExactlyOne(String value, TableName parent, ColumnRule otherwise) implements Promise {
        @Override
        public String phrase() {
            return "exactly one " + value + " per " + parent;
        }
    }

    /// Higher from row to row below one parent, between two values of the type, both included.
    record Rising(String low, String high) implements Promise {
        @Override
        public String phrase() {
            return "rising from " + low + " to " + high;
        }
    }

    /// The start of a stretch between two values of the type; `end` is the column of its end. The stretches of rows
    /// below one parent have nothing in common.
    record SlotFrom(String end, String low, String high) implements Promise {
        @Override
        public String phrase() {
            return "a slot until " + end;
        }
    }

    /// The end of the stretch that begins in column `start`.
    record SlotUntil(String start) implements Promise {
        @Override
        public String phrase() {
            return "a slot from " + start;
        }
    }

    /// The rows below one parent are steps of a history, in their order: each holds the state that its step leads to.
    /// The first step leads away from `start`.
    record History(String start, List<Move> moves) implements Promise {
        public History {
            moves = List.copyOf(moves);
        }

        /// The states that may follow a state, by weight.
        public record Move(String from, List<Weight> into) {
            public Move {
                into = List.copyOf(into);
            }
        }

        /// The states that a step leads to.
        public List<String> reached() {
            return moves.stream()
                    .flatMap(move -> move.into().stream().map(Weight::value))
                    .distinct()
                    .toList();
        }

        /// The states that a step leads away from.
        public List<String> left() {
            return moves.stream().map(Move::from).toList();
        }

        /// All states, each once; the start is the first.
        public List<String> states() {
            return Stream.of(Stream.of(start), reached().stream(), left().stream())
                    .flatMap(state -> state)
                    .distinct()
                    .toList();
        }

        @Override
        public String phrase() {
            return "history from " + start;
        }
    }

    /// The state before the row's own step; `state` is the column with the history.
    record Before(String state) implements Promise {
        @Override
        public String phrase() {
            return "state before " + state;
        }
    }

    /// The state in which the history of the rows of `children` ends; its start where there are none.
    record Latest(String state, TableName children) implements Promise {
        @Override
        public String phrase() {
            return "latest " + state + " in " + children;
        }
    }

    /// Numbers of a distribution with as many decimals as the currency has that another column names. In a column of
    /// whole numbers they count the currency's smallest unit.
    record MinorUnits(Distribution distribution, double rounded, String currency) implements Promise {
        @Override
        public Set<String> reads() {
            return Set.of(currency);
        }

        @Override
        public String phrase() {
            return distribution.phrase() + ", in minor units of " + currency;
        }
    }

    /// Numbers of a distribution, and their opposites: over the rows below one parent that agree in column `per` they
    /// add up to 0.
    record Balanced(Distribution distribution, Optional<String> per) implements Promise {
        @Override
        public Set<String> reads() {
            return per.map(Set::of).orElse(Set.of());
        }

        @Override
        public String phrase() {
            return "balanced, " + distribution.phrase();
        }
    }
}
