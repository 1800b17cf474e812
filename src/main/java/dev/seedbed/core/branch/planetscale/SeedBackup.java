package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A backup of Seedbed's: one generation of a base, which its branches are restored from.
///
/// Its name is all that PlanetScale keeps for us: `seedbed-gen-7-` and the beginning of the scenario's hash.
/// `branch` is the id of the branch that it is of, as far as it is told. `kept`: was not deleted, and is not over
/// its time. `restored` are the ids of the branches that were made from it.
record SeedBackup(
        String id,
        Optional<String> branch,
        long generation,
        Optional<String> scenario,
        String state,
        Instant created,
        boolean kept,
        Set<String> restored) {

    private static final Pattern NAME = Pattern.compile("seedbed-gen-(\\d{1,9})(?:-([\\w-]+))?");
    private static final int HASH = 32;
    private static final Set<String> ENDED_BADLY = Set.of("failed", "canceled", "ignored");

    static String name(Marker marker) {
        var hash = marker.scenario().orElse("").replaceAll("[^\\w-]", "");
        var shown = hash.substring(0, Math.min(HASH, hash.length()));
        return "seedbed-gen-" + marker.generation() + (shown.isEmpty() ? "" : "-" + shown);
    }

    /// Empty for a backup that somebody else made.
    static Optional<SeedBackup> read(Fields fields) {
        var name = NAME.matcher(fields.findText("name").orElse(""));
        if (!name.matches()) {
            return Optional.empty();
        }
        var now = Instant.now();
        return Optional.of(new SeedBackup(
                fields.text("id"),
                fields.findObject("database_branch").flatMap(branch -> branch.findText("id")),
                Long.parseLong(name.group(1)),
                Optional.ofNullable(name.group(2)),
                fields.text("state"),
                fields.time("created_at"),
                fields.findTime("deleted_at").isEmpty()
                        && fields.findTime("expires_at").filter(now::isAfter).isEmpty(),
                fields.list("restored_branches", branch -> branch.text("id")).stream()
                        .collect(Collectors.toUnmodifiableSet())));
    }

    boolean succeeded() {
        return state.equals("success");
    }

    boolean failed() {
        return ENDED_BADLY.contains(state);
    }

    boolean isOfAnotherThan(ListedBranch listed) {
        return branch.filter(id -> !id.equals(listed.id())).isPresent();
    }

    /// Holds what the marker says, by its name.
    boolean isOf(Marker marker) {
        return name(marker(Marker.Kind.STAGE, "")).equals(name(marker));
    }

    Marker marker(Marker.Kind kind, String base) {
        return new Marker(kind, Optional.of(base), generation, scenario, created);
    }
}
