package dev.seedbed.ui.fx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/// The next pictures of the stage, from when this is made on its thread.
final class Drawing extends AnimationTimer {

    /// What is laid out with the first frame is on the screen with the next but one.
    private static final int FRAMES = 3;

    /// Where nothing is drawn, as in a window that is minimized, nobody waits longer.
    private static final long LONGEST_MILLIS = 500;

    private final CountDownLatch frames = new CountDownLatch(FRAMES);

    private Drawing() {}

    /// What waits for them, on another thread.
    static Runnable pause() {
        var drawing = new Drawing();
        drawing.start();
        return drawing::await;
    }

    @Override
    public void handle(long now) {
        frames.countDown();
        if (frames.getCount() == 0) {
            stop();
        }
    }

    private void await() {
        try {
            var _ = frames.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
