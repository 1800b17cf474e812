package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.Marker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What of ours nobody needs, by kind. Whether somebody is still at work on it, the caller has to know.
record Leftovers(Databases seen) {

    /// `why` is a clause for a person.
    record Leftover(LocalDatabase database, String why) {}

    static Leftovers of(Databases seen) {
        return new Leftovers(seen);
    }

    /// They belong to whoever publishes, if somebody does.
    List<Leftover> stages() {
        var leftovers = new ArrayList<>(all(Part.STAGE, "left by a publish that did not end"));
        for (var each : seen.parts(Part.PREVIOUS)) {
            if (!each.is(Marker.Kind.PREVIOUS)) {
                leftovers.add(new Leftover(each, "was taken back, and replaced since"));
            }
        }
        return leftovers;
    }

    /// They belong to those who clone, if somebody does.
    List<Leftover> clones() {
        return all(Part.CLONE, "left half made by a process that ended");
    }

    List<Leftover> discarded() {
        return all(Part.DISCARDED, "replaced when its branch was reset");
    }

    /// Copies of what is no longer the base, and generations that no branch is of.
    List<Leftover> outdated() {
        var leftovers = new ArrayList<Leftover>();
        for (var copy : seen.parts(Part.READY)) {
            if (base(copy).filter(base -> seen.ready(base).contains(copy)).isEmpty()) {
                leftovers.add(new Leftover(copy, "a copy of generation " + copy.generation() + ", which is replaced"));
            }
        }
        for (var previous : seen.parts(Part.PREVIOUS)) {
            var base = previous.marker().flatMap(Marker::base).orElse("");
            if (previous.is(Marker.Kind.PREVIOUS) && seen.unneeded(base).contains(previous)) {
                leftovers.add(new Leftover(
                        previous, "generation " + previous.generation() + " of " + base + ", which no branch is of"));
            }
        }
        return leftovers;
    }

    /// Branches whose time is over, or that are too old whatever was said of them.
    List<Leftover> overdue(Optional<Duration> oldest, Instant now) {
        var leftovers = new ArrayList<Leftover>();
        for (var branch : seen.branches()) {
            var marker = branch.marker().orElseThrow();
            if (branch.owned() && !marker.guarded()) {
                reason(marker, oldest, now).ifPresent(why -> leftovers.add(new Leftover(branch, why)));
            }
        }
        return leftovers;
    }

    private static Optional<String> reason(Marker branch, Optional<Duration> oldest, Instant now) {
        return branch.expires()
                .filter(expiry -> !expiry.isAfter(now))
                .map(expiry -> "expired " + length(Duration.between(expiry, now)) + " ago")
                .or(() -> oldest.filter(most -> branch.created().plus(most).isBefore(now))
                        .map(_ -> "made " + length(Duration.between(branch.created(), now)) + " ago"));
    }

    /// What is left when these are gone.
    Leftovers without(List<Leftover> gone) {
        var names = gone.stream().map(each -> each.database().name()).toList();
        return of(new Databases(seen.all().stream()
                .filter(database -> !names.contains(database.name()))
                .toList()));
    }

    private Optional<LocalDatabase> base(LocalDatabase copy) {
        return copy.marker().flatMap(Marker::base).flatMap(seen::find).filter(found -> found.is(Marker.Kind.BASE));
    }

    private List<Leftover> all(Part part, String why) {
        return seen.parts(part).stream()
                .map(database -> new Leftover(database, why))
                .toList();
    }

    private static String length(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " days";
        }
        return time.toMinutes() >= 120 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
    }
}
