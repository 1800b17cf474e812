package dev.seedbed.core.cascade;

import java.util.Arrays;
import java.util.Optional;

/// What can be said of a foreign key without looking at any row.
///
/// It holds for data in which every row belongs to one tenant only, on every path; user triggers, rules, row-level
/// security and CHECK constraints that refuse a cleared column are outside it, and left to the proof.
public enum Certainty {
    /// The delete never fails at this key.
    SAFE("safe"),
    /// The delete fails as soon as one row uses this key to point at a row that goes with the tenant.
    FAILS("fails"),
    /// There is data with which the delete passes, and data with which it fails.
    DEPENDS("depends");

    private final String code;

    Certainty(String code) {
        this.code = code;
    }

    public static Optional<Certainty> find(String code) {
        return Arrays.stream(values())
                .filter(certainty -> certainty.code.equals(code))
                .findFirst();
    }

    /// The word used in reports; stable.
    public String code() {
        return code;
    }
}
