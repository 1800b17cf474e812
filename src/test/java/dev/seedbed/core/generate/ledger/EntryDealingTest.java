package dev.seedbed.core.generate.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Numbering.Slice;
import dev.seedbed.core.generate.row.Tenants;
import dev.seedbed.core.scenario.Ledger;
import dev.seedbed.core.scenario.Ledger.Kind;
import dev.seedbed.core.scenario.Ledger.Posting;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Entries follow from bookings, and bookings from entries, by arithmetic alone.
class EntryDealingTest {

    private static final int MONTHS = 7;

    /// Bookings per tenant of three classes: fewer than months, as many, and up to some thousands.
    static Stream<Numbering> entries() {
        var random = new Random(3);
        return IntStream.range(0, 60).mapToObj(_ -> entries(random));
    }

    private static Numbering entries(Random random) {
        var tenants = new Tenants(4, List.of(), random.ints(4, 0, 3).boxed().toList(), List.of(1.0, 1.0, 1.0));
        var sizes = List.of(random.nextInt(MONTHS), MONTHS + random.nextInt(30), random.nextInt(6_000));
        var periods = Numbering.even("periods", tenants, Optional.empty(), Slice.ALL, _ -> MONTHS);
        var bookings = Numbering.even("bookings", tenants, Optional.of(periods), Slice.ALL, sizes::get);
        var ledger = ledger(random);
        var schedule = new Schedule(ledger);
        var dealing = new EntryDealing(Timetable.of(ledger, schedule, bookings), schedule.most());
        return Numbering.dealt("entries", tenants, bookings, Slice.ALL, dealing, _ -> 0);
    }

    private static Ledger ledger(Random random) {
        var kinds = List.of(
                new Kind("sale", 1 + random.nextInt(50), new Posting.Split(List.of("a"), List.of("b", "c")), 10),
                new Kind("trade", 1 + random.nextInt(9), new Posting.Exchange("a", "p", "s"), 10),
                new Kind("reversal", 1 + random.nextInt(9), new Posting.Reversal(List.of("sale")), 10),
                new Kind("closing", 0, new Posting.Closing(List.of("b", "s"), "e"), 10));
        var closing = random.nextBoolean() ? kinds : kinds.subList(0, 3);
        var currencies = List.of(
                new Ledger.Currency("EUR", Optional.empty(), 3, 1, 2),
                new Ledger.Currency("JPY", Optional.empty(), 1, 160, 0));
        return new Ledger(
                Optional.empty(),
                YearMonth.of(2021, 1),
                MONTHS,
                currencies,
                new Ledger.Amounts(10, 1, 0),
                closing,
                Map.of(),
                Map.of(),
                List.of());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryIsFoundBelowItsBooking(Numbering entries) {
        var bookings = entries.home().orElseThrow();
        for (var tenant = 0L; tenant < entries.tenants(); tenant++) {
            var counted = 0L;
            for (var booking = 0L; booking < bookings.perTenant(tenant); booking++) {
                var first = entries.firstChild(tenant, booking);
                var behind = entries.firstChild(tenant, booking + 1);
                assertThat(first).isEqualTo(counted);
                var at = tenant;
                assertThat(LongStream.range(first, behind)
                                .map(entry -> entries.homeOf(entries.place(at, entry)))
                                .distinct())
                        .containsExactlyElementsOf(behind > first ? List.of(booking) : List.of());
                counted = behind;
            }
            assertThat(counted).isEqualTo(entries.perTenant(tenant));
        }
    }
}
