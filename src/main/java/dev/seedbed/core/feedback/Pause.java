package dev.seedbed.core.feedback;

import java.time.Duration;

/// Doing nothing for a while, until it is worth asking again.
public final class Pause {

    private Pause() {}

    /// Ends the work where the program is ending.
    public static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    /// What ends work that waited when the program began to end; the thread stays interrupted.
    public static SeedbedException interrupted() {
        Thread.currentThread().interrupt();
        return Problem.error(Category.REFUSED, "Cancelled.", "", "The program is ending.", "Run it again.")
                .exception();
    }
}
