package dev.seedbed.core.generate.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Held against the Java library's own writers.
class ByteTextTest {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final ByteText text = new ByteText(1);

    static LongStream numbers() {
        var random = new Random(1);
        return LongStream.concat(
                LongStream.of(0, 1, -1, 9, 10, -10, 99, 100, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE + 1),
                LongStream.generate(() -> random.nextLong() >> random.nextInt(64))
                        .limit(300));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void writesNumbers(long number) {
        assertThat(text.append(number)).hasToString(Long.toString(number));
        for (var scale = 0; scale <= 18; scale++) {
            assertThat(text.clear().decimal(number, scale))
                    .hasToString(BigDecimal.valueOf(number, scale).toPlainString());
        }
    }

    @Test
    void writesTheLowestNumber() {
        assertThat(text.append(Long.MIN_VALUE)).hasToString("-9223372036854775808");
    }

    @Test
    void writesAsManyDigitsAsAreAskedFor() {
        assertThat(text.digits(7, 3).append('-').digits(1_234, 3)).hasToString("007-1234");
    }

    @Test
    void writesEveryDayFromYearOneToYearTenThousand() {
        for (var day = LocalDate.of(1, 1, 1).toEpochDay();
                day < LocalDate.of(10_000, 1, 1).toEpochDay();
                day += 13) {
            assertThat(text.clear().date(day))
                    .hasToString(LocalDate.ofEpochDay(day).toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01",
                "1600-02-29",
                "1900-02-28",
                "1900-03-01",
                "1969-12-31",
                "2000-02-29",
                "2024-02-29",
                "2024-12-31",
                "9999-12-31"
            })
    void writesDaysThatAreEasyToMiss(String day) {
        assertThat(text.date(LocalDate.parse(day).toEpochDay())).hasToString(day);
    }

    static Stream<Long> moments() {
        var random = new Random(2);
        var first = LocalDate.of(1, 1, 1).toEpochDay() * 86_400;
        var last = LocalDate.of(9_999, 12, 31).toEpochDay() * 86_400;
        return Stream.generate(() -> random.nextLong(first, last)).limit(300);
    }

    @ParameterizedTest
    @MethodSource("moments")
    void writesMoments(long second) {
        var expected = SECONDS.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
        assertThat(text.timestamp(second * 1_000_000, false)).hasToString(expected);
        assertThat(text.clear().timestamp(second * 1_000_000, true)).hasToString(expected + "+00");
        assertThat(text.clear().timestamp(second * 1_000_000 + 42, false)).hasToString(expected + ".000042");
    }

    @Test
    void writesTimesOfDay() {
        assertThat(text.time(0)).hasToString("00:00:00");
        assertThat(text.clear().time(LocalTime.of(23, 59, 59).toNanoOfDay() / 1_000 + 999_999))
                .hasToString("23:59:59.999999");
    }

    @Test
    void writesUuidsAndHexadecimals() {
        var random = new Random(3);
        for (var count = 0; count < 200; count++) {
            var uuid = new UUID(random.nextLong(), random.nextLong());
            assertThat(text.clear().uuid(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()))
                    .hasToString(uuid.toString());
        }
        assertThat(text.clear().hex(0xABCDL, 6)).hasToString("00abcd");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(text.append("aé😀z").characters()).isEqualTo(4);
        assertThat(text.cut(3)).hasToString("aé😀");
        assertThat(text.cut(9)).hasToString("aé😀");
        assertThat(text.cut(0)).hasToString("");
    }
}
