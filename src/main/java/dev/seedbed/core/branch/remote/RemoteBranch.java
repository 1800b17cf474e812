package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.Marker;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// A branch as a service tells of it.
///
/// `id` addresses it in calls. `parent` is the id of what it was made from. `marker` is what Seedbed noted on
/// it; one without is not ours. `isDefault`: the branch that a project cannot be without, production as a rule.
public record RemoteBranch(
        String id,
        String name,
        Optional<String> parent,
        Optional<Marker> marker,
        boolean isDefault,
        boolean guarded,
        Instant created,
        Optional<Instant> expires,
        OptionalLong sizeBytes) {

    public boolean is(Marker.Kind kind) {
        return marker.filter(found -> found.kind() == kind).isPresent();
    }

    public long generation() {
        return marker.map(Marker::generation).orElse(0L);
    }
}
