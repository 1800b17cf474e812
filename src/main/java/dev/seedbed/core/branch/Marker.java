package dev.seedbed.core.branch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The note on a database that says it is ours, and what it is: its comment on a server, its annotation or
/// message at a service. What has none is never touched.
///
/// `seedbed` is the version of this format. `base` is the name of the base that it belongs to, empty for a
/// base.
public record Marker(
        int seedbed,
        Kind kind,
        Optional<String> base,
        long generation,
        Instant created,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> scenario,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Instant> expires,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean guarded) {

    public enum Kind {
        @JsonProperty("base")
        BASE,
        @JsonProperty("branch")
        BRANCH,
        /// Not yet the base.
        @JsonProperty("stage")
        STAGE,
        /// No longer the base.
        @JsonProperty("previous")
        PREVIOUS,
        /// A copy of the base that waits to become a branch.
        @JsonProperty("ready")
        READY
    }

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Marker(Kind kind, Optional<String> base, long generation, Optional<String> scenario, Instant created) {
        this(FORMAT, kind, base, generation, created, scenario, Optional.empty(), false);
    }

    public Marker as(Kind other) {
        return new Marker(seedbed, other, base, generation, created, scenario, expires, guarded);
    }

    /// Of another base, or of none.
    public Marker of(Optional<String> other) {
        return new Marker(seedbed, kind, other, generation, created, scenario, expires, guarded);
    }

    public Marker expiring(Optional<Instant> when) {
        return new Marker(seedbed, kind, base, generation, created, scenario, when, guarded);
    }

    public Marker guarded(boolean on) {
        return new Marker(seedbed, kind, base, generation, created, scenario, expires, on);
    }

    public boolean expired(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }

    public String text() {
        return JSON.writeValueAsString(this);
    }

    /// Empty for a note that somebody else wrote.
    public static Optional<Marker> read(String note) {
        try {
            return Optional.of(JSON.readValue(note, Marker.class)).filter(Marker::makesSense);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Anybody may write a note that looks like ours.
    private boolean makesSense() {
        return seedbed == FORMAT
                && Stream.of(kind, created).allMatch(Objects::nonNull)
                && base.stream().allMatch(BranchName::fits)
                && (kind != Kind.BRANCH || base.isPresent())
                && (kind != Kind.BASE || base.isEmpty());
    }
}
