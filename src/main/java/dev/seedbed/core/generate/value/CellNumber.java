package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.scenario.check.Bound;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Keeps the last cell as a number, without its text where the source has a number: for what is computed of many cells.
final class CellNumber implements ValueSink {

    private Optional<BigDecimal> value = Optional.empty();

    /// The number that `source` makes at `place`; empty for NULL, and for NaN and the infinities.
    static Optional<BigDecimal> of(ValueSource source, Place place) {
        var cell = new CellNumber();
        source.emit(place, cell);
        return cell.value;
    }

    /// Without an exponent.
    static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    @Override
    public void nothing() {
        value = Optional.empty();
    }

    @Override
    public void whole(long number) {
        value = Optional.of(BigDecimal.valueOf(number));
    }

    @Override
    public void decimal(long unscaled, int scale) {
        value = Optional.of(BigDecimal.valueOf(unscaled, scale));
    }

    @Override
    public void floating(double number) {
        read(Double.toString(number));
    }

    @Override
    public void text(byte[] utf8, int length) {
        read(new String(utf8, 0, length, StandardCharsets.UTF_8));
    }

    private void read(String text) {
        value = new Bound(text, true).number().map(CellNumber::plain);
    }

    @Override
    public ByteText scratch() {
        return new ByteText(64);
    }

    @Override
    public void bool(boolean truth) {
        nothing();
    }

    @Override
    public void uuid(long high, long low) {
        nothing();
    }

    @Override
    public void date(long epochDay) {
        nothing();
    }

    @Override
    public void timestamp(long epochMicros, boolean zoned) {
        nothing();
    }
}
