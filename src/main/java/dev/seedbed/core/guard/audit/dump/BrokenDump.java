package dev.seedbed.core.guard.audit.dump;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.SeedbedException;

/// Says where a dump is broken, and nothing of what stands there.
final class BrokenDump {

    private BrokenDump() {}

    /// `where` is a line or an offset.
    static SeedbedException at(String where, String why) {
        return Problem.error(
                        Category.USAGE,
                        "The dump cannot be read.",
                        where,
                        why,
                        "Make it again with pg_dump, plain (-Fp) or custom (-Fc), and copy it whole.")
                .exception();
    }
}
