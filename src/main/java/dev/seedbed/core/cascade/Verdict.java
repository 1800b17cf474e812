package dev.seedbed.core.cascade;

import java.util.Arrays;
import java.util.Optional;

/// What `DELETE FROM root WHERE …` does to a table.
public enum Verdict {
    /// The tenant table itself.
    ROOT("root"),
    /// Its rows go with the tenant.
    DELETED("deleted"),
    /// It makes the delete fail.
    BLOCKS("blocks"),
    /// Its rows stay, and their link to the tenant is cleared.
    DETACHED("detached"),
    /// It holds tenant data that no enforced path removes.
    LEFT_BEHIND("left-behind"),
    /// It belongs to no tenant.
    SHARED("shared");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public static Optional<Verdict> find(String code) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.code.equals(code))
                .findFirst();
    }

    /// The word used in reports; stable.
    public String code() {
        return code;
    }

    /// Whether somebody should look at it before trusting the one-line teardown.
    public boolean problem() {
        return this == BLOCKS || this == LEFT_BEHIND;
    }

    /// Whether rows stay after a delete that succeeds: only then can somebody intend it.
    public boolean keepsRows() {
        return this == DETACHED || this == LEFT_BEHIND || this == SHARED;
    }
}
