package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Place;

/// When a row came to be, where rows arrive along a curve: the rows below one home parent divide the curve behind their
/// parent's moment into equal shares, one each and in order. So each share holds one row, later rows come later, and
/// all of them together follow the curve. Where the curve ends before the parent comes to be, rows come as they do
/// without one.
public record Arrival(RowMoment otherwise, ArrivalCurve curve) implements Moment {

    @Override
    public long of(Place place) {
        var siblings = otherwise.numbering().siblings(place);
        var drawn = Key.fraction(otherwise.key().draw(place));
        var share = (place.local() - siblings.start() + drawn) / siblings.size();
        if (otherwise.home().isEmpty()) {
            return curve.at(share);
        }
        var born = otherwise.born(place);
        var before = curve.before(born);
        return before < 1 ? Math.max(born, curve.at(before + share * (1 - before))) : otherwise.of(place);
    }

    /// Whether the curve is over before the row can come.
    public boolean late(Place place) {
        return otherwise.home().isPresent() && curve.before(otherwise.born(place)) >= 1;
    }
}
