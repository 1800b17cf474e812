package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.MinorUnit;
import java.util.List;

/// Amounts in the currency that another column of the row names, with no more decimals than it has. `purses` are by the
/// number of decimals; a row without a currency has an amount of the usual kind.
public record Money(Key key, ValueSource currency, List<Purse> purses, double rounded) implements ValueSource {

    public Money {
        purses = List.copyOf(purses);
    }

    /// Amounts in the smallest unit of a currency: `power` of it make one whole, and `unit` is what one is when the
    /// number is written with `scale` digits.
    public record Purse(Curve curve, double power, long low, long high, long unit, int scale) {}

    @Override
    public void emit(Place place, ValueSink sink) {
        var digits = CellText.of(currency, place).map(MinorUnit::digits).orElse(MinorUnit.USUAL);
        var purse = purses.get(digits);
        var number = Numbers.curved(key.draw(place), purse.curve(), purse.power(), purse.low(), purse.high(), rounded);
        sink.decimal(number * purse.unit(), purse.scale());
    }
}
