package dev.seedbed.core.cascade;

import dev.seedbed.core.schema.ForeignKey;

/// What deleting the tenant does at one foreign key that points at rows which go; `reason` is one sentence.
public record KeyEffect(ForeignKey key, Certainty certainty, String reason) {}
