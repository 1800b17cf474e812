package dev.seedbed.core.branch.local;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The comment on a database that says it is ours, and what it is. A database without one is never touched.
///
/// `seedbed` is the version of this format.
record Marker(int seedbed, Kind kind, Optional<String> base, long generation, Instant created) {

    enum Kind {
        @JsonProperty("base")
        BASE,
        @JsonProperty("branch")
        BRANCH,
        /// Not yet, or no longer, the base.
        @JsonProperty("stage")
        STAGE
    }

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Marker(Kind kind, Optional<String> base, long generation, Instant created) {
        this(FORMAT, kind, base, generation, created);
    }

    Marker as(Kind other) {
        return new Marker(seedbed, other, base, generation, created);
    }

    String text() {
        return JSON.writeValueAsString(this);
    }

    /// Empty for a comment that somebody else wrote.
    static Optional<Marker> read(String comment) {
        try {
            return Optional.of(JSON.readValue(comment, Marker.class)).filter(marker -> marker.seedbed == FORMAT);
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
