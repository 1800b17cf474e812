package dev.seedbed.core.deliver;

import dev.seedbed.core.scenario.Formula;
import dev.seedbed.core.schema.Sql;
import java.util.stream.Collectors;

/// A formula over numbers as SQL that means the same, with what it reads under one alias.
record FormulaSql(String alias) {

    String of(Formula formula) {
        return switch (formula) {
            case Formula.Cell cell -> alias + "." + Sql.identifier(cell.column()) + "::numeric";
            case Formula.Numeral(var value) -> Sql.literal(value.toString()) + "::numeric";
            case Formula.Negated(var inner) -> "(- " + of(inner) + ")";
            case Formula.Rounded(var inner, var digits) -> "round(" + of(inner) + ", " + digits + ")";
            case Formula.Computed(var operator, var left, var right) ->
                switch (operator) {
                    case PLUS -> "(" + of(left) + " + " + of(right) + ")";
                    case MINUS -> "(" + of(left) + " - " + of(right) + ")";
                    case TIMES -> "(" + of(left) + " * " + of(right) + ")";
                    case DIVIDED -> "(" + of(left) + " / nullif(" + of(right) + ", 0))";
                };
            case Formula.FirstGiven(var of) ->
                of.stream().map(this::of).collect(Collectors.joining(", ", "coalesce(", ")"));
            case Formula.Text _, Formula.Joined _, Formula.Cased _, Formula.Start _ ->
                throw new IllegalArgumentException("text where numbers add up");
        };
    }
}
