package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.CellText;
import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.generate.row.ValueSink;
import java.util.Optional;

/// Signed numbers of the rows below one parent, those that agree in another column by themselves: all are drawn but the
/// last, which brings the sum to 0.
///
/// The ends of what a row may have are alike on both sides of 0, and so are those of the column, for the last one.
public record Balance(
        Key key, Numbering numbering, Curve curve, double power, int scale, long most, Optional<Deferred> per)
        implements Computed {

    @Override
    public void emit(Place place, ValueSink sink) {
        sink.decimal(Math.clamp(number(place), -most, most), scale);
    }

    @Override
    public boolean fits(Place place) {
        return Math.abs(number(place)) <= most;
    }

    private long number(Place place) {
        var rows = numbering.siblings(place);
        var group = group(place);
        for (var row = place.local() + 1; row < rows.end(); row++) {
            if (group(numbering.place(place.tenant(), row)).equals(group)) {
                return drawn(place);
            }
        }
        var sum = 0L;
        for (var row = rows.start(); row < place.local(); row++) {
            var other = numbering.place(place.tenant(), row);
            sum += group(other).equals(group) ? drawn(other) : 0;
        }
        return -sum;
    }

    private Optional<String> group(Place place) {
        return per.flatMap(column -> CellText.of(column, place));
    }

    private long drawn(Place place) {
        var draw = key.draw(place);
        var size = Math.clamp((long) StrictMath.rint(curve.at(draw) * power), Math.min(1, most), most);
        return (Key.again(draw, 1) & 1) == 0 ? size : -size;
    }
}
