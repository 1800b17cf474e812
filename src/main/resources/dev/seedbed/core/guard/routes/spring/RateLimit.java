package testroutes;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Counts the calls of each address, right and wrong ones alike. */
final class RateLimit {

    private static final long WINDOW_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final int MOST_ADDRESSES = 10_000;
    private static final int CALLS_PER_MINUTE = 600;

    private final int most;
    private final Clock clock;
    private final Map<String, Integer> calls = new HashMap<>();
    private long start;

    /** What one call may do: `first` is the first beyond the limit, and what follows need not be told again. */
    record Pace(boolean allowed, boolean first, long retryAfterSeconds) {}

    RateLimit(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    static RateLimit of(Map<String, String> environment) {
        var perMinute = environment.getOrDefault("E2E_CALLS_PER_MINUTE", "");
        return new RateLimit(
                perMinute.matches("[1-9]\\d{0,8}") ? Integer.parseInt(perMinute) : CALLS_PER_MINUTE, Clock.systemUTC());
    }

    synchronized Pace count(String address) {
        var now = clock.millis();
        if (now - start >= WINDOW_MILLIS) {
            calls.clear();
            start = now;
        }
        var known = calls.containsKey(address) || calls.size() < MOST_ADDRESSES;
        var count = calls.merge(known ? address : "all others", 1, Integer::sum);
        return new Pace(count <= most, count == most + 1, (start + WINDOW_MILLIS - now + 999) / 1000);
    }
}
