package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a formula makes of other cells of the row, put to the nearest value that the column takes. A formula over NULL
/// is NULL, and so is what is divided by 0.
public record Derivation(Evaluation evaluation, Room room) implements Computed {

    /// What a column takes.
    public sealed interface Room {

        /// Numbers between two ends, with so many decimals where that is fixed.
        record OfNumbers(BigDecimal low, BigDecimal high, Optional<Integer> scale, boolean floating) implements Room {
            private static final int MOST_SCALE = 18;

            /// The nearest number that the column takes.
            void put(BigDecimal computed, ValueSink sink) {
                var number = rounded(computed).max(low).min(high);
                if (floating) {
                    sink.floating(number.doubleValue());
                } else if (number.scale() <= MOST_SCALE
                        && number.unscaledValue().bitLength() < Long.SIZE) {
                    sink.decimal(number.unscaledValue().longValueExact(), number.scale());
                } else {
                    Derivation.put(number.toPlainString(), sink);
                }
            }

            boolean takes(BigDecimal computed) {
                var number = rounded(computed);
                return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
            }

            private BigDecimal rounded(BigDecimal number) {
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
                evaluation.number(place).ifPresentOrElse(number -> numbers.put(number, sink), sink::nothing);
            case Room.OfTexts(var longest) ->
                evaluation
                        .text(place)
                        .map(text -> Evaluation.start(text, longest))
                        .ifPresentOrElse(text -> put(text, sink), sink::nothing);
        }
    }

    @Override
    public boolean fits(Place place) {
        return switch (room) {
            case Room.OfNumbers numbers ->
                evaluation
                        .number(place)
                        .filter(number -> !numbers.takes(number))
                        .isEmpty();
            case Room.OfTexts(var longest) ->
                evaluation
                        .text(place)
                        .filter(text -> text.codePointCount(0, text.length()) > longest)
                        .isEmpty();
        };
    }

    private static void put(String text, ValueSink sink) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        sink.text(utf8, utf8.length);
    }
}
