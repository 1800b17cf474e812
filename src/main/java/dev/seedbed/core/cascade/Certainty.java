package dev.seedbed.core.cascade;

import java.util.Arrays;
import java.util.Optional;

/// What can be said of a foreign key without looking at any row.
///
/// It holds for data in which every row belongs to one tenant only, on every path; user triggers, rules, row-level
/// security and CHECK constraints that refuse a cleared column are outside it, and left to the proof. Each key is
/// judged by itself: another key that always refuses, or that keeps every row from using this one, counts as
/// mended. So a key that no data can use is judged as though it were used, and examples name the keys that they set
/// aside. What depths cannot decide exactly is settled by a search for rows, and the reason then says so.
public enum Certainty {
    /// The delete never fails at this key.
    SAFE("safe"),
    /// The delete fails as soon as one row uses this key to point at a row that goes with the tenant: at this key, or
    /// at another one before it.
    FAILS("fails"),
    /// There is data with which the delete passes, and data with which it fails, once keys that always refuse are
    /// mended.
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
