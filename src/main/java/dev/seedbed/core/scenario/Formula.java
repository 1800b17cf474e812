package dev.seedbed.core.scenario;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An expression over the cells of one row. Every part is a number or a text, which is known before any row is made.
public sealed interface Formula {

    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        DIVIDED
    }

    /// A cell of the row, as a number or as its text.
    record Cell(String column, boolean isNumber) implements Formula {}

    record Text(String value) implements Formula {}

    record Numeral(BigDecimal value) implements Formula {}

    /// Both texts, one after the other.
    record Joined(Formula left, Formula right) implements Formula {}

    record Computed(Operator operator, Formula left, Formula right) implements Formula {}

    record Negated(Formula of) implements Formula {}

    record Rounded(Formula of, int digits) implements Formula {}

    record Cased(Formula of, boolean upper) implements Formula {}

    /// The first characters; of a negative length, all but so many of the last.
    record Start(Formula of, int length) implements Formula {}

    /// The first one that is not NULL.
    record FirstGiven(List<Formula> of) implements Formula {
        public FirstGiven {
            of = List.copyOf(of);
        }
    }

    default boolean number() {
        return switch (this) {
            case Cell cell -> cell.isNumber();
            case Numeral _, Computed _, Negated _, Rounded _ -> true;
            case Text _, Joined _, Cased _, Start _ -> false;
            case FirstGiven(var of) -> of.getFirst().number();
        };
    }

    /// The columns whose cells it needs.
    default Set<String> columns() {
        return all().flatMap(part -> part instanceof Cell cell ? Stream.of(cell.column()) : Stream.empty())
                .collect(Collectors.toSet());
    }

    private Stream<Formula> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Formula::all));
    }

    private List<Formula> parts() {
        return switch (this) {
            case Cell _, Text _, Numeral _ -> List.of();
            case Joined(var left, var right) -> List.of(left, right);
            case Computed computed -> List.of(computed.left(), computed.right());
            case Negated(var of) -> List.of(of);
            case Rounded rounded -> List.of(rounded.of());
            case Cased cased -> List.of(cased.of());
            case Start start -> List.of(start.of());
            case FirstGiven(var of) -> of;
        };
    }
}
