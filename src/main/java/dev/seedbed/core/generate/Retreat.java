package dev.seedbed.core.generate;

import dev.seedbed.core.feedback.Problem;

/// As many rows of a table as the server takes: of each of so many tenants, or none. The problem says why there are no
/// more.
public record Retreat(long tenants, long perTenant, Problem problem) {

    public static Retreat empty(Problem problem) {
        return new Retreat(0, 0, problem);
    }
}
