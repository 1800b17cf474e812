package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A month with so many bookings, the closing among them where there is one: the last.
record Month(Schedule schedule, long size, boolean closed, List<Account> closings) {

    private static final int LINES_PER_CLOSING = 2;

    /// An account by the number of its purpose and of its currency.
    record Account(int purpose, int currency) {}

    Month {
        closings = List.copyOf(closings);
    }

    static Month of(Ledger ledger, Schedule schedule, long size) {
        var closing = size == 0
                ? List.<String>of()
                : ledger.closing().map(Posting.Closing::closes).orElse(List.of());
        var closed = size > 0 && ledger.closing().isPresent();
        return new Month(schedule, size, closed, moved(ledger, schedule, closed ? size - 1 : size, closing));
    }

    /// The accounts of these purposes that have something left after so many bookings.
    private static List<Account> moved(Ledger ledger, Schedule schedule, long bookings, List<String> purposes) {
        var moved = new TreeSet<Integer>();
        var currencies = ledger.currencies().size();
        var all = ledger.purposes();
        for (var position = 0L; position < bookings && !purposes.isEmpty(); position++) {
            var slot = schedule.slot(position);
            if (slot.reversal() || schedule.reversed(position, bookings)) {
                continue;
            }
            var currency = slot.kind().posting() instanceof Posting.Exchange ? slot.other() : slot.currency();
            for (var purpose : slot.kind().posting().purposes()) {
                if (purposes.contains(purpose)) {
                    moved.add(all.indexOf(purpose) * currencies + currency);
                }
            }
        }
        var accounts = new ArrayList<Account>();
        moved.forEach(number -> accounts.add(new Account(number / currencies, number % currencies)));
        return accounts;
    }

    /// The bookings besides the closing.
    long bookings() {
        return closed ? size - 1 : size;
    }

    boolean closing(long position) {
        return closed && position == size - 1;
    }

    long linesBefore(long position) {
        return position <= bookings() ? schedule.linesBefore(position) : lines();
    }

    long lines() {
        return schedule.linesBefore(bookings()) + (long) LINES_PER_CLOSING * closings.size();
    }

    long position(long line) {
        return line < schedule.linesBefore(bookings()) ? schedule.position(line) : bookings();
    }
}
