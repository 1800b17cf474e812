package dev.seedbed.core.generate.ledger;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.value.Quantiles;
import dev.seedbed.core.generate.value.RoundNumber;
import dev.seedbed.core.scenario.Distribution;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Posting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// The lines of every booking, each found from the tenant and the booking's number alone. What was found last is
/// remembered by each thread, for the next cell is mostly of the same booking, and the next statement of the same
/// tenant.
final class Books {

    private static final long MOST = 1_000_000_000_000_000L;
    /// What is kept of an exchange: 2 ‰.
    private static final long SPREAD = 500;
    private static final long LEAST_EXCHANGED = 1_000;

    /// A booking among those of its month.
    record At(int month, long position, Month plan) {}

    private record Found(long tenant, long local, List<Line> lines) {}

    /// The balances of a tenant before each month and behind the last one, by the number of the account.
    private record Balanced(long tenant, List<long[]> balances) {}

    private final Ledger ledger;
    private final Calendar calendar;
    private final Timetable timetable;
    private final Numbering bookings;
    private final Rates rates;
    private final List<String> purposes;
    private final Key amounts;
    private final Key parts;
    private final Key days;
    private final Key own;
    private final long weights;
    private final double[] minorUnits;
    private final ThreadLocal<Found> found = ThreadLocal.withInitial(() -> new Found(-1, -1, List.of()));
    private final ThreadLocal<Balanced> balanced = ThreadLocal.withInitial(() -> new Balanced(-1, List.of()));

    Books(Ledger ledger, Calendar calendar, Timetable timetable, Numbering bookings, Rates rates, Key key) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.timetable = timetable;
        this.bookings = bookings;
        this.rates = rates;
        this.purposes = ledger.purposes();
        this.amounts = key.child("amounts");
        this.parts = key.child("parts");
        this.days = key.child("days");
        this.own = key.child("currencies");
        this.weights =
                ledger.currencies().stream().mapToLong(Ledger.Currency::weight).sum();
        this.minorUnits = ledger.currencies().stream()
                .mapToDouble(currency ->
                        BigDecimal.ONE.movePointRight(currency.digits()).doubleValue())
                .toArray();
    }

    At at(long tenant, long local) {
        var place = bookings.place(tenant, local);
        var month = (int) bookings.homeOf(place);
        return new At(
                month, local - bookings.firstChild(tenant, month), timetable.month(bookings.classOf(place), month));
    }

    /// The number of the currency that a tenant counts as its number `rank`: its own is 0, the others follow in order.
    int currency(long tenant, int rank) {
        var first = own(tenant);
        return rank == 0 ? first : rank <= first ? rank - 1 : rank;
    }

    private int own(long tenant) {
        var drawn = Key.below(own.draw(tenant, 0), weights);
        var number = 0;
        while (drawn >= ledger.currencies().get(number).weight()) {
            drawn -= ledger.currencies().get(number).weight();
            number++;
        }
        return number;
    }

    /// The business day of a booking by its number; not of one that closes.
    private int businessDay(long tenant, long local, At at) {
        var share = (at.position() + Key.fraction(days.draw(tenant, local)))
                / at.plan().size();
        return calendar.businessDay(at.month(), share);
    }

    /// Days since 1970-01-01. Later bookings have no earlier days.
    long day(long tenant, long local) {
        var at = at(tenant, local);
        return at.plan().closing(at.position())
                ? calendar.lastDay(at.month())
                : calendar.businessDay(businessDay(tenant, local, at));
    }

    String kind(long tenant, long local) {
        var at = at(tenant, local);
        return at.plan().closing(at.position())
                ? ledger.kinds().stream()
                        .filter(kind -> kind.posting() instanceof Posting.Closing)
                        .findFirst()
                        .orElseThrow()
                        .name()
                : at.plan().slot(at.position()).kind().name();
    }

    List<Line> lines(long tenant, long local) {
        var last = found.get();
        if (last.tenant() == tenant && last.local() == local) {
            return last.lines();
        }
        var at = at(tenant, local);
        var lines = at.plan().closing(at.position())
                ? closing(at, left(tenant, local - at.position(), at))
                : booking(tenant, local, at);
        found.set(new Found(tenant, local, lines));
        return lines;
    }

    private List<Line> booking(long tenant, long local, At at) {
        var slot = at.plan().slot(at.position());
        return switch (slot.kind().posting()) {
            case Posting.Split(var debit, var credit) -> split(tenant, local, slot, debit, credit);
            case Posting.Exchange exchange -> exchange(tenant, local, at, slot, exchange);
            case Posting.Reversal _ -> {
                var position = at.position() - slot.back();
                yield booking(tenant, local - slot.back(), new At(at.month(), position, at.plan())).stream()
                        .map(Line::reversed)
                        .toList();
            }
            case Posting.Closing _ -> throw new IllegalStateException("a closing stands at no position");
        };
    }

    private List<Line> split(long tenant, long local, Schedule.Slot slot, List<String> debit, List<String> credit) {
        var amount = Math.max(amount(tenant, local, slot), Math.max(debit.size(), credit.size()));
        var lines = new ArrayList<Line>(debit.size() + credit.size());
        share(tenant, local, slot, debit, true, amount, lines);
        share(tenant, local, slot, credit, false, amount, lines);
        return lines;
    }

    /// One part for each account, 1 or more; the last one is what is left.
    private void share(
            long tenant,
            long local,
            Schedule.Slot slot,
            List<String> accounts,
            boolean debit,
            long amount,
            List<Line> lines) {
        var left = amount;
        for (var number = 0; number < accounts.size(); number++) {
            var behind = accounts.size() - number - 1;
            var part = behind == 0
                    ? left
                    : 1
                            + Key.below(
                                    Key.again(parts.draw(tenant, local), lines.size()),
                                    (left - behind) * 2 / (behind + 2) + 1);
            part = Math.min(part, left - behind);
            lines.add(new Line(purposes.indexOf(accounts.get(number)), slot.currency(), debit, part));
            left -= part;
        }
    }

    private long amount(long tenant, long local, Schedule.Slot slot) {
        var number = currency(tenant, slot.currency());
        var currency = ledger.currencies().get(number);
        var draw = amounts.draw(tenant, local);
        var curve = new Distribution.LogNormal(
                slot.kind().median() * currency.rate(), ledger.amounts().sigma());
        var minor = Quantiles.at(curve, Key.fraction(draw)) * minorUnits[number];
        var amount = Math.clamp((long) StrictMath.rint(minor), 1, MOST);
        return Key.fraction(Key.again(draw, 1)) < ledger.amounts().rounded() ? RoundNumber.nearest(amount) : amount;
    }

    private List<Line> exchange(long tenant, long local, At at, Schedule.Slot slot, Posting.Exchange accounts) {
        var base = currency(tenant, slot.currency());
        var quote = currency(tenant, slot.other());
        var rate = rates.rate(base, quote, businessDay(tenant, local, at))
                .movePointRight(ledger.currencies().get(quote).digits()
                        - ledger.currencies().get(base).digits());
        var least = BigDecimal.valueOf(LEAST_EXCHANGED)
                .divide(rate, 0, RoundingMode.UP)
                .longValueExact();
        var given = Math.max(amount(tenant, local, slot), least);
        var taken = rate.multiply(BigDecimal.valueOf(given))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        var kept = Math.max(1, taken / SPREAD);
        var cash = purposes.indexOf(accounts.cash());
        var position = purposes.indexOf(accounts.position());
        return List.of(
                new Line(position, slot.currency(), true, given),
                new Line(cash, slot.currency(), false, given),
                new Line(cash, slot.other(), true, taken - kept),
                new Line(purposes.indexOf(accounts.spread()), slot.other(), true, kept),
                new Line(position, slot.other(), false, taken));
    }

    /// How many bookings before this one the reversed one is; 0 where none is.
    int back(long tenant, long local) {
        var at = at(tenant, local);
        return at.plan().closing(at.position())
                ? 0
                : at.plan().slot(at.position()).back();
    }

    /// Whether a later booking of the month reverses this one.
    boolean reversed(long tenant, long local) {
        var at = at(tenant, local);
        return !at.plan().closing(at.position()) && at.plan().reversed(at.position());
    }

    /// `left` is what the month's bookings leave on each account.
    private List<Line> closing(At at, long[] left) {
        var into = purposes.indexOf(ledger.closing().orElseThrow().into());
        var lines = new ArrayList<Line>();
        for (var account : at.plan().closings()) {
            var balance = left[account.purpose() * ledger.currencies().size() + account.currency()];
            lines.add(new Line(account.purpose(), account.currency(), balance < 0, Math.abs(balance)));
            lines.add(new Line(into, account.currency(), balance > 0, Math.abs(balance)));
        }
        return lines;
    }

    /// What the bookings of a month, without its closing, leave on each account. What is reversed leaves nothing.
    private long[] left(long tenant, long first, At at) {
        var left = new long[purposes.size() * ledger.currencies().size()];
        for (var position = 0L; position < at.plan().bookings(); position++) {
            if (!at.plan().slot(position).reversal() && !at.plan().reversed(position)) {
                add(booking(tenant, first + position, new At(at.month(), position, at.plan())), left);
            }
        }
        return left;
    }

    private void add(List<Line> lines, long[] sums) {
        for (var line : lines) {
            sums[line.purpose() * ledger.currencies().size() + line.currency()] += line.signed();
        }
    }

    /// What is on an account, which is named by its number, before a month: debits less credits.
    long balance(long tenant, int account, int month) {
        var last = balanced.get();
        if (last.tenant() != tenant) {
            last = new Balanced(tenant, balances(tenant));
            balanced.set(last);
        }
        return last.balances().get(month)[account];
    }

    private List<long[]> balances(long tenant) {
        var balances = new ArrayList<long[]>();
        balances.add(new long[purposes.size() * ledger.currencies().size()]);
        var rows = bookings.perTenant(tenant);
        var local = 0L;
        for (var month = 0; month < ledger.months(); month++) {
            var sums = balances.getLast().clone();
            while (local < rows && at(tenant, local).month() == month) {
                var at = at(tenant, local);
                var left = left(tenant, local, at);
                add(left, sums);
                if (at.plan().closed()) {
                    add(closing(at, left), sums);
                }
                local += at.plan().size();
            }
            balances.add(sums);
        }
        return balances;
    }

    private static void add(long[] more, long[] sums) {
        for (var account = 0; account < sums.length; account++) {
            sums[account] += more[account];
        }
    }
}
