package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.ledger.Schedule.Slot;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Posting;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A month of a tenant with so many bookings, the closing among them where there is one: the last. Those besides it
/// begin with number `first` of the schedule.
record Month(Schedule schedule, long first, long size, boolean closed, List<Account> closings) {

    private static final int LINES_PER_CLOSING = 2;

    /// An account by the number of its purpose and of its currency.
    record Account(int purpose, int currency) {}

    Month {
        closings = List.copyOf(closings);
    }

    static Month of(Ledger ledger, Schedule schedule, long first, long size) {
        var closing = ledger.closing().filter(_ -> size > 0);
        var open = new Month(schedule, first, size, closing.isPresent(), List.of());
        return closing.map(Posting.Closing::closes)
                .map(purposes -> new Month(schedule, first, size, true, open.moved(ledger, purposes)))
                .orElse(open);
    }

    /// The accounts of these purposes that have something left behind the bookings.
    private List<Account> moved(Ledger ledger, List<String> purposes) {
        var moved = new TreeSet<Integer>();
        var currencies = ledger.currencies().size();
        var all = ledger.purposes();
        for (var position = 0L; position < bookings(); position++) {
            var slot = slot(position);
            if (slot.reversal() || reversed(position)) {
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

    Slot slot(long position) {
        return schedule.slot(first, position);
    }

    /// Whether a later booking of the month reverses the one at this position.
    boolean reversed(long position) {
        return schedule.reversed(first, position, bookings());
    }

    long linesBefore(long position) {
        return position <= bookings() ? schedule.linesBefore(first + position) - schedule.linesBefore(first) : lines();
    }

    long lines() {
        return linesBefore(bookings()) + (long) LINES_PER_CLOSING * closings.size();
    }

    long position(long line) {
        return line < linesBefore(bookings())
                ? schedule.position(schedule.linesBefore(first) + line) - first
                : bookings();
    }
}
