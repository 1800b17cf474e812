package dev.seedbed.core.scenario.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-01-01",
                "2024-01-01 00:00",
                "2024-01-01 00:00:00",
                "2024-01-01 00:00:00.0",
                "2024-01-01 00:00:00.000000",
                "2024-01-01T00:00:00",
                "2024-01-01T00:00:00Z",
                "2024-01-01 00:00:00+00",
                "2024-01-01 05:30:00+0530",
                "2024-01-01T05:30:00.000+05:30",
            })
    void aMomentIsReadHoweverItIsWritten(String text) {
        assertThat(new Bound(text, true).moment()).contains(1_704_067_200_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "infinity", "2024-13-01", "2024-01-01x00:00", "2024-01-01 24:01", "yesterday", "1704067200"})
    void whatIsNoMomentIsNone(String text) {
        assertThat(new Bound(text, true).moment()).isEmpty();
    }
}
