package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Dealing;
import dev.seedbed.core.generate.row.Numbering;
import java.util.stream.IntStream;

/// How many entries each booking has. The bookings of a tenant are divided evenly among its months, so a month has one
/// of two sizes, and all before it are summed up by multiplying.
final class EntryDealing implements Dealing {

    /// Bookings and months of a tenant of one class; a month has `small` bookings, or one more.
    private record Books(long bookings, long months, Month small, Month large) {

        private long first(long month) {
            return month >= months ? bookings : Math.ceilDiv(month * bookings, months);
        }

        private Month month(long number) {
            return first(number + 1) - first(number) == small.size() ? small : large;
        }

        private long linesBefore(long month) {
            var bigger = first(month) - month * small.size();
            return month * small.lines() + bigger * (large.lines() - small.lines());
        }

        private long children(long parents) {
            if (months == 0 || bookings == 0) {
                return 0;
            }
            var month = parents >= bookings ? months : parents * months / bookings;
            return month >= months
                    ? linesBefore(months)
                    : linesBefore(month) + month(month).linesBefore(parents - first(month));
        }

        private long parent(long child) {
            var all = linesBefore(months);
            var month = Math.min(months - 1, (long) ((double) child / all * months));
            while (linesBefore(month + 1) <= child) {
                month++;
            }
            while (linesBefore(month) > child) {
                month--;
            }
            return first(month) + month(month).position(child - linesBefore(month));
        }
    }

    private final Books[] books;
    private final long most;

    EntryDealing(Numbering bookings, Calendar calendar) {
        this.books = IntStream.range(0, bookings.kinds())
                .mapToObj(kind -> books(bookings, kind, calendar))
                .toArray(Books[]::new);
        this.most = calendar.schedule().most();
    }

    private static Books books(Numbering bookings, int kind, Calendar calendar) {
        var rows = bookings.perTenantOf(kind);
        var months = bookings.home().map(home -> home.perTenantOf(kind)).orElse(0L);
        var small = months == 0 ? 0 : rows / months;
        return new Books(rows, months, calendar.month(small), calendar.month(small + 1));
    }

    @Override
    public long children(int kind, long parents) {
        return books[kind].children(parents);
    }

    @Override
    public long parent(int kind, long child) {
        return books[kind].parent(child);
    }

    @Override
    public boolean forAll() {
        return true;
    }

    @Override
    public long fewest() {
        return 0;
    }

    @Override
    public long most() {
        return most;
    }
}
