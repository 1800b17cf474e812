package dev.seedbed.core.generate.value;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import java.util.Optional;

/// When a row came to be: after its home parent, and before the scenario's "as of" date. All moments of the row are
/// offsets from it, so that nothing was updated before it was created, or created before what it belongs to.
public record RowMoment(Key key, Numbering numbering, Optional<Moment> home, long asOfMicros) implements Moment {

    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long OLDEST = 5 * 365 * DAY;
    private static final long YOUNGEST = 365 * DAY;

    @Override
    public long of(Place place) {
        var draw = key.draw(place);
        if (home.isEmpty()) {
            return asOfMicros - YOUNGEST - wholeSeconds(draw, OLDEST - YOUNGEST);
        }
        var born = born(place);
        return born + wholeSeconds(draw, Math.max(SECOND, asOfMicros - born - DAY));
    }

    /// When the row's home parent came to be.
    long born(Place place) {
        var parent = numbering.home().orElseThrow();
        return home.orElseThrow().of(parent.place(place.tenant(), numbering.homeOf(place)));
    }

    private static long wholeSeconds(long draw, long span) {
        return Key.below(draw, span / SECOND) * SECOND;
    }
}
