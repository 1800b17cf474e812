package dev.seedbed.core.branch.remote;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How patient Seedbed is with a service. All waits are multiples of `unit`: a second, but for tests.
///
/// `callLimit` is how long one call may stay without its answer.
public record Pace(Duration unit, Duration callLimit) {

    public static final Pace NORMAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(45));

    /// How often a call that may be repeated is made at most.
    static final int ATTEMPTS = 6;

    /// How many units one call waits in all, for whatever trouble.
    static final int LONGEST_WAIT = 120;

    /// The wait before the next attempt, the first being 1: doubles each time, and differs from caller to
    /// caller.
    Duration beforeAttempt(int attempt) {
        var units = Math.min(16, 1 << attempt) * ThreadLocalRandom.current().nextDouble(0.5, 1.0) / 2;
        return Duration.ofNanos((long) (unit.toNanos() * units));
    }

    public Duration units(long count) {
        return unit.multipliedBy(count);
    }
}
