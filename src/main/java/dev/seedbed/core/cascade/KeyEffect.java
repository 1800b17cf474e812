package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;

/// What deleting the tenant does at one foreign key that points at rows which go; `reason` is one sentence.
public record KeyEffect(ForeignKey key, Certainty certainty, String reason, Cause cause) {

    /// Whether the delete can fail here; a default that names a row is taken to name one that is there.
    public boolean blocks() {
        return certainty != Certainty.SAFE && cause != Cause.ELSEWHERE;
    }
}
