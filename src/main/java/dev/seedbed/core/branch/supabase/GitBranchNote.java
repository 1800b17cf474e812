package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.Marker;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Seedbed's mark as the name of a Git branch: the only note that Supabase keeps with a branch, and that can be
/// changed. `seedbed/BASE/GENERATION/CREATED/EXPIRES/SCENARIO`, the last two `-` where there is none; to the
/// second.
///
/// It is a name that no branch of anybody's repository has.
final class GitBranchNote {

    private static final String NONE = "-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern SHAPE =
            Pattern.compile("seedbed/([a-z0-9_-]+)/(\\d{1,18})/([0-9TZ]+)/([0-9TZ]+|-)/([^/\\s]+)");

    private GitBranchNote() {}

    static String text(Marker marker) {
        return String.join(
                "/",
                "seedbed",
                marker.base().orElseThrow(),
                Long.toString(marker.generation()),
                TIME.format(marker.created()),
                marker.expires().map(TIME::format).orElse(NONE),
                marker.scenario().orElse(NONE));
    }

    /// Empty for what is no note of Seedbed's.
    static Optional<Marker> read(String note) {
        var matcher = SHAPE.matcher(note);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var marker = new Marker(
                    Marker.Kind.BRANCH,
                    Optional.of(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    optional(matcher.group(5)),
                    time(matcher.group(3)));
            return Optional.of(marker.expiring(optional(matcher.group(4)).map(GitBranchNote::time)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> optional(String text) {
        return Optional.of(text).filter(value -> !value.equals(NONE));
    }

    private static Instant time(String text) {
        return TIME.parse(text, Instant::from);
    }
}
