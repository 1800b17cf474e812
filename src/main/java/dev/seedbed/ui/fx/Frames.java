package dev.seedbed.ui.fx;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/// The next pictures of the stage, counted.
public final class Frames {

    /// What is laid out with the next frame is on the screen two frames later.
    public static final int DRAWN = 2;

    /// Where nothing is drawn, as in a window that is minimized, nobody waits longer.
    private static final long LONGEST_MILLIS = 500;

    private Frames() {}

    /// Goes on so many frames behind the first of those that find it there; called on the stage's thread.
    public static void after(int frames, BooleanSupplier there, Runnable next) {
        new AnimationTimer() {
            private int seen;

            @Override
            public void handle(long now) {
                if (there.getAsBoolean() && seen++ == frames) {
                    stop();
                    next.run();
                }
            }
        }.start();
    }

    /// What has another thread wait until that which the stage shows now has been drawn.
    static Runnable pause() {
        var drawn = new CountDownLatch(1);
        after(DRAWN, () -> true, drawn::countDown);
        return () -> await(drawn);
    }

    private static void await(CountDownLatch drawn) {
        try {
            var _ = drawn.await(LONGEST_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
