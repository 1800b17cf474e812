package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Formula;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// What a formula makes of the cells of a row. Of NULL it makes NULL, and so of what is divided by 0.
public record Evaluation(Formula formula, Map<String, ValueSource> cells) {

    public Evaluation {
        cells = Map.copyOf(cells);
    }

    public Optional<BigDecimal> number(Place place) {
        return number(formula, place);
    }

    Optional<String> text(Place place) {
        return text(formula, place);
    }

    private Optional<BigDecimal> number(Formula part, Place place) {
        return switch (part) {
            case Formula.Cell cell -> CellNumber.of(source(cell.column()), place);
            case Formula.Numeral(var value) -> Optional.of(CellNumber.plain(value));
            case Formula.Negated(var of) -> number(of, place).map(BigDecimal::negate);
            case Formula.Rounded(var of, var digits) -> number(of, place).map(value -> Decimals.round(value, digits));
            case Formula.Computed(var operator, var left, var right) ->
                number(left, place)
                        .flatMap(one -> number(right, place).flatMap(other -> computed(operator, one, other)));
            case Formula.FirstGiven(var of) ->
                of.stream().flatMap(one -> number(one, place).stream()).findFirst();
            case Formula.Text _, Formula.Joined _, Formula.Cased _, Formula.Start _ -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> computed(Formula.Operator operator, BigDecimal one, BigDecimal other) {
        return switch (operator) {
            case PLUS -> Optional.of(one.add(other));
            case MINUS -> Optional.of(one.subtract(other));
            case TIMES -> Optional.of(one.multiply(other));
            case DIVIDED -> other.signum() == 0 ? Optional.empty() : Optional.of(Decimals.divide(one, other));
        };
    }

    private Optional<String> text(Formula part, Place place) {
        return switch (part) {
            case Formula.Cell cell -> cell(cell.column(), place);
            case Formula.Text(var value) -> Optional.of(value);
            case Formula.Joined(var left, var right) ->
                text(left, place).flatMap(one -> text(right, place).map(other -> one + other));
            case Formula.Cased(var of, var upper) -> text(of, place).map(value -> cased(value, upper));
            case Formula.Start(var of, var length) ->
                text(of, place)
                        .map(value ->
                                start(value, length < 0 ? value.codePointCount(0, value.length()) + length : length));
            case Formula.FirstGiven(var of)
            when !part.number() ->
                of.stream().flatMap(one -> text(one, place).stream()).findFirst();
            case Formula.FirstGiven _, Formula.Numeral _, Formula.Negated _, Formula.Rounded _, Formula.Computed _ ->
                number(part, place).map(BigDecimal::toPlainString);
        };
    }

    /// Letter by letter, as the server does: no letter becomes two.
    private static String cased(String text, boolean upper) {
        return text.codePoints()
                .map(letter -> upper ? Character.toUpperCase(letter) : Character.toLowerCase(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String start(String text, int length) {
        var characters = text.codePointCount(0, text.length());
        return length >= characters ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, length)));
    }

    private Optional<String> cell(String column, Place place) {
        return CellText.of(source(column), place);
    }

    private ValueSource source(String column) {
        return Optional.ofNullable(cells.get(column)).orElseThrow();
    }
}
