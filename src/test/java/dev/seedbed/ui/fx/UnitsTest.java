package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1500, 1.5 kB", "9600000, 9.6 MB", "5368709120, 5.37 GB"})
    void bytesAreToldInTheLargestFittingUnit(long bytes, String text) {
        assertThat(Units.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "412, 412 ms", "2412, 2.4 s"})
    void shortTimesAreToldInMilliseconds(long millis, String text) {
        assertThat(Units.duration(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"90, under a second", "2412, about 2 s", "89000, about 89 s", "170000, about 3 min"})
    void timesToComeAreToldNoMoreExactlyThanAnybodyKnows(long millis, String text) {
        assertThat(Units.about(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, just now", "60, 1 minute ago", "600, 10 minutes ago", "7200, 2 hours ago", "90000, yesterday"})
    void agesAreToldInTheirLargestUnit(long seconds, String text) {
        var now = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(Units.age(now.minusSeconds(seconds), now)).isEqualTo(text);
    }

    @Test
    void wholeNumbersAreGrouped() {
        assertThat(Messages.text("rows.number", 48210)).isEqualTo("48,210");
    }
}
