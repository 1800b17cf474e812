package dev.seedbed.core.scenario;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// When a table's rows come to be: from the first day on, until the last one (excluded; the day that the data takes for
/// today, where it is absent). How likely an hour is follows from the weights of its weekday, its month and its place
/// in the day, from whether its day ends a month, and from a growth by so much a year. What has no weight has weight 1.
/// All in UTC.
public record Arrivals(
        LocalDate from,
        Optional<LocalDate> until,
        Map<DayOfWeek, Double> weekdays,
        Map<Integer, Double> months,
        Hours hours,
        double monthEnd,
        double growth) {

    private static final double DAYS_PER_YEAR = 365.25;

    public Arrivals {
        weekdays = Map.copyOf(weekdays);
        months = Map.copyOf(months);
    }

    /// How likely the hours of a day are: `name` is empty for weights of one's own.
    public record Hours(String name, List<Double> weights) {

        public static final int PER_DAY = 24;

        public static final Hours EVEN =
                new Hours("even", IntStream.range(0, PER_DAY).mapToObj(_ -> 1.0).toList());

        /// From nine to six, with a break, and little else.
        public static final Hours OFFICE = new Hours(
                "office",
                List.of(
                        0.02, 0.02, 0.02, 0.02, 0.02, 0.05, 0.1, 0.4, 1.2, 2.4, 2.8, 2.6, 1.6, 2.2, 2.6, 2.4, 2.0, 1.4,
                        0.6, 0.3, 0.2, 0.1, 0.05, 0.02));

        /// Most of them in the evening, some at noon.
        public static final Hours CONSUMER = new Hours(
                "consumer",
                List.of(
                        0.3, 0.15, 0.1, 0.08, 0.08, 0.15, 0.4, 0.7, 0.9, 1.0, 1.1, 1.2, 1.4, 1.2, 1.0, 1.0, 1.1, 1.4,
                        1.8, 2.2, 2.4, 2.0, 1.3, 0.7));

        public static final List<Hours> NAMED = List.of(EVEN, OFFICE, CONSUMER);

        public Hours {
            weights = List.copyOf(weights);
        }
    }

    /// How many rows a day gets, compared with other days.
    public double weight(LocalDate day) {
        var years = from.until(day, ChronoUnit.DAYS) / DAYS_PER_YEAR;
        return weekdays.getOrDefault(day.getDayOfWeek(), 1.0)
                * months.getOrDefault(day.getMonthValue(), 1.0)
                * (day.getDayOfMonth() == day.lengthOfMonth() ? monthEnd : 1)
                * StrictMath.pow(1 + growth, years);
    }
}
