package dev.seedbed.core.generate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.seedbed.core.generate.row.Key;
import dev.seedbed.core.generate.row.Numbering;
import dev.seedbed.core.generate.row.Place;
import dev.seedbed.core.scenario.Arrivals;
import dev.seedbed.core.scenario.Arrivals.Hours;
import dev.seedbed.testing.Laws;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Rows arrive as the weights of hours, weekdays and months say.
class ArrivalCurveTest {

    private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2025, 12, 15);
    private static final Arrivals BUSY = new Arrivals(
            FROM,
            Optional.of(UNTIL),
            Map.of(DayOfWeek.SATURDAY, 0.2, DayOfWeek.SUNDAY, 0.0),
            Map.of(12, 2.5),
            Hours.OFFICE,
            3,
            0.3);

    private static final Numbering ALL = new Numbering("t", 1, Laws.DRAWS, Optional.empty());

    private static LocalDateTime moment(long micros) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(micros / Moments.SECOND), ZoneOffset.UTC);
    }

    private static List<LocalDateTime> draws(Numbering numbering, Optional<Moment> home) {
        var plain = new RowMoment(Key.of(42).child("moment"), numbering, home, 0);
        var arrival = new Arrival(plain, ArrivalCurve.of(BUSY, UNTIL));
        return LongStream.range(0, numbering.rows())
                .mapToObj(row -> moment(arrival.of(numbering.place(row))))
                .toList();
    }

    /// Counts moments by group and compares with the weights of all hours, summed one by one.
    private static double chiSquare(List<LocalDateTime> moments, int groups, ToIntFunction<LocalDateTime> group) {
        var expected = new double[groups];
        for (var hour = FROM.atStartOfDay(); hour.isBefore(UNTIL.atStartOfDay()); hour = hour.plusHours(1)) {
            var weekday = hour.getDayOfWeek();
            var weight = weekday == DayOfWeek.SATURDAY ? 0.2 : weekday == DayOfWeek.SUNDAY ? 0 : 1;
            weight *= hour.getMonthValue() == 12 ? 2.5 : 1;
            weight *= hour.plusDays(1).getDayOfMonth() == 1 ? 3 : 1;
            weight *= Math.pow(1.3, (hour.toLocalDate().toEpochDay() - FROM.toEpochDay()) / 365.25);
            expected[group.applyAsInt(hour)] += weight * Hours.OFFICE.weights().get(hour.getHour());
        }
        var sum = Arrays.stream(expected).sum();
        var counted = new long[groups];
        moments.forEach(moment -> counted[group.applyAsInt(moment)]++);
        var possible = Arrays.stream(expected).filter(weight -> weight > 0).toArray();
        var seen = new long[possible.length];
        for (int index = 0, at = 0; index < groups; index++) {
            if (expected[index] > 0) {
                possible[at] = expected[index] * moments.size() / sum;
                seen[at++] = counted[index];
            } else {
                assertThat(counted[index]).isZero();
            }
        }
        return Laws.chiSquare(seen, possible) / Laws.chiSquareLimit(possible.length - 1);
    }

    @Test
    void rowsFollowHoursWeekdaysMonthsAndYears() {
        var moments = draws(ALL, Optional.empty());
        assertThat(chiSquare(moments, 7 * 24, moment -> (moment.getDayOfWeek().getValue() - 1) * 24 + moment.getHour()))
                .isLessThan(1);
        assertThat(chiSquare(
                        moments, 12 * 31, moment -> (moment.getMonthValue() - 1) * 31 + moment.getDayOfMonth() - 1))
                .isLessThan(1);
        assertThat(chiSquare(moments, 5, moment -> moment.getYear() - 2021)).isLessThan(1);
        var minutes = new long[60];
        moments.forEach(moment -> minutes[moment.getMinute()]++);
        var even = new double[60];
        Arrays.fill(even, Laws.DRAWS / 60.0);
        assertThat(Laws.chiSquare(minutes, even)).isLessThan(Laws.chiSquareLimit(59));
    }

    @Test
    void laterRowsComeLater() {
        assertThat(draws(ALL, Optional.empty())).isSorted();
    }

    @Test
    void noRowComesBeforeItsParent() {
        var parents = new Numbering("p", 10, 10, Optional.empty());
        var numbering = new Numbering("t", 10, 400, Optional.of(parents));
        var born = LocalDateTime.of(2024, 2, 1, 12, 30).toEpochSecond(ZoneOffset.UTC) * Moments.SECOND;
        var moments = draws(numbering, Optional.of(place -> born + place.local() * Moments.DAY));
        for (var row = 0; row < moments.size(); row++) {
            var parent = numbering.homeOf(numbering.place(row));
            assertThat(moments.get(row)).isAfterOrEqualTo(moment(born + parent * Moments.DAY));
            assertThat(moments.get(row)).isBefore(UNTIL.atStartOfDay());
        }
        assertThat(moments.subList(0, 40)).isSorted();
        assertThat(moments.stream()
                                .filter(moment -> moment.getDayOfWeek() == DayOfWeek.SATURDAY)
                                .count()
                        / (double) moments.size())
                .isCloseTo(0.2 / 5.2, within(0.01));
    }

    @Test
    void whatIsAtAShareIsBeforeThatShare() {
        var curve = ArrivalCurve.of(BUSY, UNTIL);
        for (var share = 0.0005; share < 1; share += 0.001) {
            assertThat(curve.before(curve.at(share))).isCloseTo(share, within(1e-6));
        }
        assertThat(moment(curve.at(1))).isBefore(UNTIL.atStartOfDay());
        assertThat(moment(curve.at(0))).isAfterOrEqualTo(FROM.atStartOfDay());
    }

    @Test
    void rowsComeBehindAParentThatIsTooLate() {
        var parents = new Numbering("p", 1, 1, Optional.empty());
        var numbering = new Numbering("t", 1, 100, Optional.of(parents));
        var born = UNTIL.plusDays(3).toEpochDay() * Moments.DAY;
        var asOf = UNTIL.plusDays(30).toEpochDay() * Moments.DAY;
        var plain = new RowMoment(Key.of(42), numbering, Optional.of(_ -> born), asOf);
        var arrival = new Arrival(plain, ArrivalCurve.of(BUSY, UNTIL));
        assertThat(arrival.late(new Place(0, 0, 0))).isTrue();
        assertThat(LongStream.range(0, 100).map(row -> arrival.of(numbering.place(row))))
                .allMatch(micros -> micros >= born && micros < asOf);
    }
}
