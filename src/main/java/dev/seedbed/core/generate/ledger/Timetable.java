package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.scenario.Ledger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The months of a tenant of each class: its bookings are divided evenly among them, and go on in the schedule from
/// month to month.
final class Timetable {

    /// The months of one class, with the entries before each and behind the last one.
    private static final class OfClass {
        private final long bookings;
        private final List<Month> months;
        private final long[] linesBefore;

        OfClass(long bookings, List<Month> months, long[] linesBefore) {
            this.bookings = bookings;
            this.months = months;
            this.linesBefore = linesBefore;
        }

        private int monthOf(long booking) {
            return (int) (booking * months.size() / bookings);
        }

        private long first(int month) {
            return Math.ceilDiv(month * bookings, months.size());
        }

        /// Of months without entries that begin at one number, the one behind them has the entry.
        private int monthWith(long entry) {
            var found = Arrays.binarySearch(linesBefore, entry);
            var month = found < 0 ? -found - 2 : found;
            while (linesBefore[month + 1] == linesBefore[month]) {
                month++;
            }
            return month;
        }
    }

    private final List<OfClass> classes;

    private Timetable(List<OfClass> classes) {
        this.classes = classes;
    }

    static Timetable of(Ledger ledger, Schedule schedule, Numbering bookings) {
        return new Timetable(IntStream.range(0, bookings.kinds())
                .mapToObj(kind -> ofClass(ledger, schedule, bookings, kind))
                .toList());
    }

    private static OfClass ofClass(Ledger ledger, Schedule schedule, Numbering bookings, int kind) {
        var rows = bookings.perTenantOf(kind);
        var count = rows == 0 ? 0 : (int) bookings.home().orElseThrow().perTenantOf(kind);
        var months = new ArrayList<Month>();
        var linesBefore = new long[count + 1];
        var first = 0L;
        for (var number = 0; number < count; number++) {
            var size = Math.ceilDiv((number + 1) * rows, count) - Math.ceilDiv(number * rows, count);
            var month = Month.of(ledger, schedule, first, size);
            months.add(month);
            first += month.bookings();
            linesBefore[number + 1] = linesBefore[number] + month.lines();
        }
        return new OfClass(rows, months, linesBefore);
    }

    Month month(int kind, int number) {
        return classes.get(kind).months.get(number);
    }

    /// How many entries the first bookings of a tenant have.
    long entries(int kind, long bookings) {
        var found = classes.get(kind);
        if (bookings >= found.bookings) {
            return found.linesBefore[found.months.size()];
        }
        var month = found.monthOf(bookings);
        return found.linesBefore[month] + found.months.get(month).linesBefore(bookings - found.first(month));
    }

    /// The booking that has an entry.
    long booking(int kind, long entry) {
        var found = classes.get(kind);
        var month = found.monthWith(entry);
        return found.first(month) + found.months.get(month).position(entry - found.linesBefore[month]);
    }
}
