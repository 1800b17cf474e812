package dev.seedbed.core.branch.local;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// What a database is for that is neither a base nor a branch; its name tells.
enum Part {
    /// A publish fills it, and makes it the base.
    STAGE("seedbed_stage_"),
    /// It was the base.
    PREVIOUS("seedbed_previous_"),
    /// A base is being copied into it, or a branch is about to be made of it.
    CLONE("seedbed_clone_"),
    /// A whole copy of a base that waits to become a branch.
    READY("seedbed_ready_"),
    /// It was a branch, until that was reset.
    DISCARDED("seedbed_discarded_");

    private final String prefix;

    Part(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /// A name that no other database has.
    String fresh() {
        return prefix + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
