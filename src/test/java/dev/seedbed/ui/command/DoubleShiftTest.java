package dev.seedbed.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class DoubleShiftTest {

    private static final long TENTH = 100_000_000;

    private final List<String> opened = new ArrayList<>();
    private final DoubleShift shift = new DoubleShift(() -> opened.add("palette"));

    private void tap(KeyCode code, long tenths) {
        shift.press(code);
        shift.release(code, tenths * TENTH);
    }

    @Test
    void twiceInQuickSuccessionCounts() {
        tap(KeyCode.SHIFT, 10);
        tap(KeyCode.SHIFT, 12);

        assertThat(opened).hasSize(1);
    }

    @Test
    void threeTimesCountsOnce() {
        tap(KeyCode.SHIFT, 10);
        tap(KeyCode.SHIFT, 12);
        tap(KeyCode.SHIFT, 14);

        assertThat(opened).hasSize(1);
    }

    @Test
    void slowlyDoesNotCount() {
        tap(KeyCode.SHIFT, 10);
        tap(KeyCode.SHIFT, 15);

        assertThat(opened).isEmpty();
    }

    @Test
    void typingCapitalsDoesNotCount() {
        shift.press(KeyCode.SHIFT);
        tap(KeyCode.A, 10);
        shift.release(KeyCode.SHIFT, 10 * TENTH);
        shift.press(KeyCode.SHIFT);
        tap(KeyCode.B, 11);
        shift.release(KeyCode.SHIFT, 11 * TENTH);

        assertThat(opened).isEmpty();
    }
}
