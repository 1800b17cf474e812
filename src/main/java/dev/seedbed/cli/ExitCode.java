package dev.seedbed.cli;

import dev.seedbed.core.feedback.Category;

/// What the process tells its caller; stable.
public final class ExitCode {

    public static final int DONE = 0;
    public static final int FINDINGS = 1;
    public static final int USAGE = 2;
    public static final int REFUSED = 3;
    public static final int UNREACHABLE = 4;
    public static final int UNSATISFIABLE = 5;
    /// A defect of Seedbed itself.
    public static final int DEFECT = 70;

    private ExitCode() {}

    static int of(Category category) {
        return switch (category) {
            case FINDING -> FINDINGS;
            case USAGE -> USAGE;
            case REFUSED -> REFUSED;
            case UNREACHABLE -> UNREACHABLE;
            case UNSATISFIABLE -> UNSATISFIABLE;
        };
    }
}
