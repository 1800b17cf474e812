package dev.seedbed.core.generate;

import dev.seedbed.core.generate.row.ValueSource;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.Moments.Form;
import dev.seedbed.core.scenario.Kind;
import dev.seedbed.core.scenario.check.Bound;
import java.util.Optional;

/// Sources for dates and times. A row's moments are steps from the moment at which it came to be; those that a check
/// keeps between bounds are drawn from there.
final class MomentSources {

    private static final long SECOND = Moments.SECOND;
    private static final long DAY = Moments.DAY;
    private static final long YEAR = 365 * DAY;
    private static final long MINUTE = 60 * SECOND;

    private MomentSources() {}

    /// A stretch of time in microseconds, `to` excluded.
    private record Window(long from, long to) {

        /// Part number `rank` of `ranks`, on whole units.
        Window part(Cell.Order order, long unit) {
            var width = (to - from) / order.ranks() / unit * unit;
            return new Window(from + width * order.rank(), from + width * (order.rank() + 1));
        }
    }

    static ValueSource moment(Kind kind, Cell cell, Form form) {
        var window = window(cell, form);
        if (cell.unique().isPresent()) {
            return unique(cell, form, window);
        }
        if (window.isPresent()) {
            var unit = form == Form.DATE ? DAY : SECOND;
            var part = window.get().part(cell.order(), unit);
            return new Moments.Between(cell.key(), part.from(), part.to(), form);
        }
        if (kind == Kind.BIRTH_DATE) {
            var asOf = cell.row().asOfMicros();
            return new Moments.Between(cell.key(), asOf - 80 * YEAR, asOf - 18 * YEAR, form);
        }
        return new Moments.OfRow(cell.row().moment(), cell.key(), cell.order().step(), form);
    }

    /// How many different moments a unique column has room for.
    static long room(Cell cell, Form form) {
        return window(cell, form)
                .map(window -> Math.max(0, (window.to() - window.from()) / step(form)))
                .orElse(form == Form.DATE ? 36_500 : Capacity.PLENTY);
    }

    private static ValueSource unique(Cell cell, Form form, Optional<Window> window) {
        var index = cell.unique().orElseThrow();
        if (window.isPresent()) {
            return new Moments.Stepped(
                    index, window.get().part(cell.order(), step(form)).from(), step(form), form);
        }
        return cell.order().bound()
                ? new Moments.Exactly(cell.row().moment(), cell.order().step(), form)
                : new Moments.Stepped(index, cell.row().asOfMicros(), -step(form), form);
    }

    private static long step(Form form) {
        return form == Form.DATE ? DAY : SECOND;
    }

    /// What the checks leave; empty when they ask for nothing.
    private static Optional<Window> window(Cell cell, Form form) {
        var bounds = cell.order().bound() ? cell.order().range() : cell.bounds();
        var unit = form == Form.DATE ? DAY : SECOND;
        var low = bounds.low().flatMap(bound -> first(bound, unit));
        var high = bounds.high().flatMap(bound -> end(bound, unit));
        if (low.isEmpty() && high.isEmpty()) {
            return Optional.empty();
        }
        var asOf = cell.row().asOfMicros();
        var from = low.orElseGet(() -> high.orElseThrow() - YEAR);
        return Optional.of(new Window(from, high.orElse(Math.max(asOf, from + YEAR))));
    }

    /// The first moment inside a lower bound.
    private static Optional<Long> first(Bound bound, long unit) {
        return bound.moment().map(moment -> {
            var floor = Math.floorDiv(moment, unit) * unit;
            return floor == moment && bound.inclusive() ? floor : floor + unit;
        });
    }

    /// The moment behind the last one inside an upper bound.
    private static Optional<Long> end(Bound bound, long unit) {
        return bound.moment().map(moment -> {
            var floor = Math.floorDiv(moment, unit) * unit;
            return floor == moment && !bound.inclusive() ? floor : floor + unit;
        });
    }

    static ValueSource timeOfDay(Cell cell, boolean zoned) {
        var bounds = cell.order().bound() ? cell.order().range() : cell.bounds();
        var low = bounds.low()
                .flatMap(Bound::timeOfDay)
                .map(micros -> micros + MINUTE)
                .orElse(0L);
        var high = bounds.high().flatMap(Bound::timeOfDay).orElse(DAY);
        var part = new Window(low, high).part(cell.order(), SECOND);
        return cell.unique()
                .<ValueSource>map(index -> new Moments.Ticking(index, part.from(), zoned))
                .orElseGet(() -> new Moments.Clock(cell.key(), part.from(), part.to(), zoned));
    }
}
