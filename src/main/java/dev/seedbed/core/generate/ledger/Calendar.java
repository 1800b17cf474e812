package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.scenario.Ledger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.LongStream;

/// The months of the books and their business days, Monday to Friday.
final class Calendar {

    private final Ledger ledger;
    private final long[] businessDays;
    /// The number of the first business day of each month, and behind the last one.
    private final int[] firstBusinessDay;

    Calendar(Ledger ledger) {
        this.ledger = ledger;
        this.businessDays = LongStream.range(firstDay(0), firstDay(ledger.months()))
                .filter(Calendar::business)
                .toArray();
        this.firstBusinessDay = new int[ledger.months() + 1];
        for (var month = 0; month <= ledger.months(); month++) {
            var first = firstDay(month);
            firstBusinessDay[month] =
                    (int) LongStream.of(businessDays).filter(day -> day < first).count();
        }
    }

    private static boolean business(long day) {
        var weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
        return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY;
    }

    /// Days since 1970-01-01, as all days here.
    long firstDay(int month) {
        return ledger.since().plusMonths(month).atDay(1).toEpochDay();
    }

    long lastDay(int month) {
        return ledger.since().plusMonths(month).atEndOfMonth().toEpochDay();
    }

    int businessDays() {
        return businessDays.length;
    }

    long businessDay(int number) {
        return businessDays[number];
    }

    /// The business day of a month that this share of its bookings comes before.
    int businessDay(int month, double share) {
        var first = firstBusinessDay[month];
        return first + (int) ((firstBusinessDay[month + 1] - first) * share);
    }
}
