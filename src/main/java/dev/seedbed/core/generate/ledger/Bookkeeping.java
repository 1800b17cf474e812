package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.ListedDealing;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.generate.row.Tenants;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Part;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.stream.LongStream;

/// How many rows the tables of the books have.
public final class Bookkeeping {

    private final Ledger ledger;
    private final Calendar calendar;
    private final Schedule schedule;

    public Bookkeeping(Ledger ledger) {
        this.ledger = ledger;
        this.calendar = new Calendar(ledger);
        this.schedule = new Schedule(ledger);
    }

    /// `tenants` are those of the table; `home` is the numbering of the table that its rows hang from; `bookings` says
    /// how many a tenant of a class has.
    public Numbering numbering(
            Part part, String table, Tenants tenants, Optional<Numbering> home, IntToLongFunction bookings) {
        return switch (part) {
            case ENTRIES ->
                Numbering.dealt(
                        table,
                        tenants,
                        home.orElseThrow(),
                        Slice.ALL,
                        new EntryDealing(timetable(home.orElseThrow()), schedule.most()),
                        _ -> 0);
            case STATEMENTS ->
                Numbering.dealt(
                        table, tenants, home.orElseThrow(), Slice.ALL, ListedDealing.inOrder(statements()), _ -> 0);
            case CURRENCIES, RATES, TENANTS, ACCOUNTS, PERIODS, BOOKINGS, AUDIT ->
                Numbering.even(
                        table,
                        tenants,
                        home,
                        Slice.ALL,
                        kind -> tenants.sizes().get(kind) > 0 && !(shared(part) && tenants.isLast(kind))
                                ? rows(part, bookings.applyAsLong(kind))
                                : 0);
        };
    }

    private static boolean shared(Part part) {
        return part == Part.CURRENCIES || part == Part.RATES;
    }

    private long rows(Part part, long bookings) {
        var currencies = ledger.currencies().size();
        return switch (part) {
            case CURRENCIES -> currencies;
            case RATES -> (long) currencies * (currencies - 1) * calendar.businessDays();
            case ACCOUNTS -> (long) currencies * ledger.purposes().size();
            case PERIODS -> ledger.months();
            case AUDIT -> bookings;
            case TENANTS, BOOKINGS, ENTRIES, STATEMENTS -> throw new IllegalArgumentException(part.code());
        };
    }

    /// Of each account of a tenant.
    private long[] statements() {
        return ledger.purposes().stream()
                .flatMapToLong(purpose -> LongStream.generate(
                                () -> ledger.statements().contains(purpose) ? ledger.months() : 0)
                        .limit(ledger.currencies().size()))
                .toArray();
    }

    public Ledger ledger() {
        return ledger;
    }

    Calendar calendar() {
        return calendar;
    }

    private Timetable timetable(Numbering bookings) {
        return Timetable.of(ledger, schedule, bookings);
    }

    Books books(Numbering bookings, Rates rates, Key key) {
        return new Books(ledger, calendar, timetable(bookings), bookings, rates, key);
    }
}
