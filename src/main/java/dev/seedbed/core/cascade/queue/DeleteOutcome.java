package dev.seedbed.core.cascade.queue;

import dev.seedbed.core.schema.ForeignKey;
import java.util.List;

/// How a delete ends.
public sealed interface DeleteOutcome {

    /// It passes; these rows are left, some of them with cleared columns.
    record Passed(List<KeyRow> left) implements DeleteOutcome {
        public Passed {
            left = List.copyOf(left);
        }
    }

    /// It fails at this key, and nothing changes. `by` is the key whose action was the reason to look at it: itself,
    /// or one that changed a row.
    record Failed(ForeignKey key, Refusal refusal, ForeignKey by) implements DeleteOutcome {}

    /// It does what only the server can work out, such as a default that is computed.
    record Unknown(ForeignKey key, String why) implements DeleteOutcome {}

    /// Why the server refuses.
    enum Refusal {
        /// A row still points at one that is gone.
        STILL_REFERENCED,
        /// A column that is to be cleared is NOT NULL.
        REQUIRED,
        /// A changed row points at a row that is not there.
        NO_SUCH_ROW,
        /// A MATCH FULL key would be NULL in part.
        HALF_NULL
    }
}
