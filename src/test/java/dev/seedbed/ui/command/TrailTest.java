package dev.seedbed.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {

    private final Trail<String> trail = new Trail<>("open");

    @Test
    void backAndForthAreTheSameWay() {
        trail.visit("cascade");
        trail.visit("scenario");

        assertThat(trail.back()).contains("cascade");
        assertThat(trail.back()).contains("open");
        assertThat(trail.back()).isEmpty();
        assertThat(trail.forward()).contains("cascade");
        assertThat(trail.forward()).contains("scenario");
        assertThat(trail.forward()).isEmpty();
    }

    @Test
    void aNewWayForgetsTheOldOne() {
        trail.visit("cascade");
        trail.back();
        trail.visit("audit");

        assertThat(trail.forward()).isEmpty();
        assertThat(trail.back()).contains("open");
    }

    @Test
    void stayingIsNoVisit() {
        trail.visit("open");
        trail.correct("welcome");

        assertThat(trail.back()).isEmpty();
        assertThat(trail.here()).isEqualTo("welcome");
    }
}
