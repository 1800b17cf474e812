package dev.seedbed.core.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseTest {

    @Test
    void endsTheWorkWhenTheProgramIsEnding() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Pause.of(Duration.ofMinutes(1)))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("The program is ending.");
        assertThat(Thread.interrupted()).isTrue();
    }
}
