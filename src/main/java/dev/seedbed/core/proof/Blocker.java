package dev.seedbed.core.proof;

import dev.seedbed.core.schema.ForeignKey;
import java.util.Optional;

/// What made the delete fail, in the server's words. `key` is empty when it was no foreign key: a trigger, a check.
///
/// The proof goes on without the key, to find what else is in the way.
public record Blocker(Optional<ForeignKey> key, String message) {}
