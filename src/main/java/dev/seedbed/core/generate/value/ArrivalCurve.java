package dev.seedbed.core.generate.value;

import dev.seedbed.core.scenario.Arrivals;
import java.time.LocalDate;

/// How rows spread over the hours of some days: running sums over the days, made once, and over the hours of one day.
/// Inside an hour all seconds are alike.
public final class ArrivalCurve {

    private static final int SECONDS_PER_HOUR = 3_600;
    private static final long HOUR = SECONDS_PER_HOUR * Moments.SECOND;

    private final long firstDay;
    private final double[] days;
    private final double[] hours;

    private ArrivalCurve(long firstDay, double[] days, double[] hours) {
        this.firstDay = firstDay;
        this.days = days;
        this.hours = hours;
    }

    /// `asOf` is the day behind the last one, where the arrivals name none.
    public static ArrivalCurve of(Arrivals arrivals, LocalDate asOf) {
        var first = arrivals.from().toEpochDay();
        var count = (int) Math.max(0, arrivals.until().orElse(asOf).toEpochDay() - first);
        var days = new double[count + 1];
        for (var day = 0; day < count; day++) {
            days[day + 1] = days[day] + arrivals.weight(LocalDate.ofEpochDay(first + day));
        }
        var weights = arrivals.hours().weights();
        var hours = new double[weights.size() + 1];
        for (var hour = 0; hour < weights.size(); hour++) {
            hours[hour + 1] = hours[hour] + weights.get(hour);
        }
        return new ArrivalCurve(first, days, hours);
    }

    /// Whether no row can come at any time.
    public boolean empty() {
        return total(days) == 0 || total(hours) == 0;
    }

    /// The share of rows that come before a moment, in microseconds since 1970-01-01 00:00 UTC.
    double before(long micros) {
        var day = Math.floorDiv(micros, Moments.DAY) - firstDay;
        if (day < 0) {
            return 0;
        }
        if (day >= days.length - 1) {
            return 1;
        }
        var rest = Math.floorMod(micros, Moments.DAY);
        var hour = (int) (rest / HOUR);
        var share = (hours[hour] + (hours[hour + 1] - hours[hour]) * (rest % HOUR) / HOUR) / total(hours);
        return (days[(int) day] + (days[(int) day + 1] - days[(int) day]) * share) / total(days);
    }

    /// The moment before which this share of the rows comes, in whole seconds.
    long at(double share) {
        var target = share * total(days);
        var day = step(days, target);
        var inDay = inside(days, day, target) * total(hours);
        var hour = step(hours, inDay);
        var second = Math.min(SECONDS_PER_HOUR - 1, (long) (inside(hours, hour, inDay) * SECONDS_PER_HOUR));
        return (firstDay + day) * Moments.DAY + hour * HOUR + second * Moments.SECOND;
    }

    private static double total(double[] sums) {
        return sums[sums.length - 1];
    }

    /// How far into a step the target lies, from 0 to 1.
    private static double inside(double[] sums, int step, double target) {
        return Math.clamp((target - sums[step]) / (sums[step + 1] - sums[step]), 0.0, 1.0);
    }

    /// The step that the target lies in; never one without any weight.
    private static int step(double[] sums, double target) {
        var low = 0;
        var high = sums.length - 2;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            if (sums[middle] <= target) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        while (low > 0 && sums[low + 1] == sums[low]) {
            low--;
        }
        return low;
    }
}
