package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.generate.value.Moments;
import dev.seedbed.core.generate.value.Moments.Form;
import dev.seedbed.core.generate.value.Stretch;
import dev.seedbed.core.scenario.check.Bound;
import dev.seedbed.core.scenario.check.ColumnBounds;
import java.util.Optional;

/// Makes the stretches that rows below one parent divide, inside what type and checks leave.
final class Stretches {

    private record Ends(long low, long high) {}

    private Stretches() {}

    /// `units` is how many units each row's part has at least.
    static Stretch of(Cell cell, String low, String high, int units) {
        var bounds = cell.bounds().between(low, high);
        var free = new Cell(cell.draft(), bounds, Optional.empty(), cell.row(), Cell.Order.FREE);
        var form = Form.of(cell.type());
        var limits = Limits.open(free);
        var ends = form.map(kind -> moments(bounds, kind)).orElseGet(() -> new Ends(limits.low(), limits.high()));
        var numbering = cell.row().numbering();
        var size = Math.max(0, ends.high() - ends.low() + 1);
        var most = numbering.mostBelow(1);
        if (size / units < most) {
            throw Problem.error(
                            Category.UNSATISFIABLE,
                            "There are more rows below one parent than values.",
                            numbering.table() + ", " + cell.name(),
                            "Of '" + cell.draft().rule().phrase() + "' type and checks leave " + size
                                    + " values, and up to " + most + " rows divide them, " + units + " for each.",
                            "Let the values go further, or ask for fewer rows.")
                    .exception();
        }
        return new Stretch(
                cell.key().child("stretch"), numbering, ends.low(), size, form, form.isPresent() ? 0 : limits.scale());
    }

    /// Whole days, or whole seconds.
    private static Ends moments(ColumnBounds bounds, Form form) {
        var unit = form == Form.DATE ? Moments.DAY : Moments.SECOND;
        var low = bounds.low().orElseThrow();
        var high = bounds.high().orElseThrow();
        return new Ends(
                Math.ceilDiv(moment(low) + (low.inclusive() ? 0 : 1), unit),
                Math.floorDiv(moment(high) - (high.inclusive() ? 0 : 1), unit));
    }

    private static long moment(Bound bound) {
        return bound.moment().orElseThrow();
    }
}
