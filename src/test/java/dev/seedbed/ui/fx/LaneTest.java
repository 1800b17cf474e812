package dev.seedbed.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Work of which only the newest piece counts.
class LaneTest {

    private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
    private final Lane lane = new Lane(Background.on(waiting::add));

    /// Whoever waits for the lane would otherwise go on between two pieces of one change.
    @Test
    void staysBusyWhileAnOutcomeStartsTheNextPiece() {
        var seen = new ArrayList<Boolean>();
        lane.busyProperty().subscribe((_, busy) -> seen.add(busy));

        lane.run("first", _ -> 1, _ -> start("second"), _ -> {});
        runAll();

        assertThat(seen).isEqualTo(List.of(true, false));
    }

    @Test
    void isIdleAgainAfterAnOutcomeThatFails() {
        lane.run(
                "first",
                _ -> 1,
                _ -> {
                    throw new IllegalStateException("wrong outcome");
                },
                _ -> {});

        try {
            runAll();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("wrong outcome");
        }

        assertThat(lane.busyProperty().get()).isFalse();
    }

    private void start(String title) {
        lane.run(title, _ -> 1, _ -> {}, _ -> {});
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
