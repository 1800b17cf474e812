package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.Bound;
import dev.seedbed.core.scenario.Formula;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// What a formula makes of other cells of the row, put to the nearest value that the column takes. A formula over NULL
/// is NULL, and so is what is divided by 0.
public record Derivation(Formula formula, Map<String, ValueSource> cells, Room room) implements ValueSource {

    private static final int MOST_SCALE = 18;

    public Derivation {
        cells = Map.copyOf(cells);
    }

    /// What a column takes.
    public sealed interface Room {

        /// Numbers between two ends, with so many decimals where that is fixed.
        record OfNumbers(BigDecimal low, BigDecimal high, Optional<Integer> scale, boolean floating) implements Room {
            BigDecimal nearest(BigDecimal number) {
                return rounded(number).max(low).min(high);
            }

            BigDecimal rounded(BigDecimal number) {
                return scale.map(digits -> Decimals.round(number, digits)).orElse(number);
            }
        }

        /// Texts of so many characters at most.
        record OfTexts(int longest) implements Room {}
    }

    @Override
    public void emit(Place place, ValueSink sink) {
        switch (room) {
            case Room.OfNumbers numbers ->
                number(formula, place)
                        .map(numbers::nearest)
                        .ifPresentOrElse(number -> put(number, numbers.floating(), sink), sink::nothing);
            case Room.OfTexts(var longest) ->
                text(formula, place)
                        .map(text -> start(text, longest))
                        .ifPresentOrElse(text -> put(text, sink), sink::nothing);
        }
    }

    /// Whether the column takes what the formula makes for a row.
    public boolean fits(Place place) {
        return switch (room) {
            case Room.OfNumbers numbers ->
                number(formula, place)
                        .map(numbers::rounded)
                        .filter(number -> number.compareTo(numbers.low()) < 0 || number.compareTo(numbers.high()) > 0)
                        .isEmpty();
            case Room.OfTexts(var longest) ->
                text(formula, place)
                        .filter(text -> text.codePointCount(0, text.length()) > longest)
                        .isEmpty();
        };
    }

    private static void put(BigDecimal number, boolean floating, ValueSink sink) {
        if (floating) {
            sink.floating(number.doubleValue());
        } else if (number.scale() <= MOST_SCALE && number.unscaledValue().bitLength() < Long.SIZE) {
            sink.decimal(number.unscaledValue().longValueExact(), number.scale());
        } else {
            put(number.toPlainString(), sink);
        }
    }

    private static void put(String text, ValueSink sink) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        sink.text(utf8, utf8.length);
    }

    private Optional<BigDecimal> number(Formula part, Place place) {
        return switch (part) {
            case Formula.Cell cell -> cell(cell.column(), place).flatMap(Derivation::plain);
            case Formula.Numeral(var value) -> plain(value.toPlainString());
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

    /// The number of a cell; none where it holds NaN or an infinity.
    private static Optional<BigDecimal> plain(String text) {
        return new Bound(text, true).number().map(number -> number.setScale(Math.max(0, number.scale())));
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

    private static String start(String text, int length) {
        var characters = text.codePointCount(0, text.length());
        return length >= characters ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, length)));
    }

    private Optional<String> cell(String column, Place place) {
        return CellText.of(Optional.ofNullable(cells.get(column)).orElseThrow(), place);
    }
}
