package dev.seedbed.ui.command;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The Shift key pressed and let go twice in quick succession, with nothing else in between.
public final class DoubleShift {

    private static final long SOON = 400_000_000;

    private final Runnable action;
    private boolean alone;
    private long released = Long.MIN_VALUE;

    public DoubleShift(Runnable action) {
        this.action = action;
    }

    public void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> press(event.getCode()));
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> release(event.getCode(), System.nanoTime()));
    }

    void press(KeyCode code) {
        alone = code == KeyCode.SHIFT;
        if (!alone) {
            released = Long.MIN_VALUE;
        }
    }

    void release(KeyCode code, long now) {
        if (code != KeyCode.SHIFT || !alone) {
            return;
        }
        alone = false;
        if (released != Long.MIN_VALUE && now - released < SOON) {
            released = Long.MIN_VALUE;
            action.run();
        } else {
            released = now;
        }
    }
}
