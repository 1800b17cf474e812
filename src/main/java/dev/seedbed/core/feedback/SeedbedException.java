package dev.seedbed.core.feedback;

import java.io.Serial;

/// Carries a {@link Problem} up to whoever shows it. The only exception that the core throws on purpose.
public final class SeedbedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public SeedbedException(Problem problem) {
        super(problem.text());
        this.problem = problem;
    }

    public SeedbedException(Problem problem, Throwable cause) {
        super(problem.text(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
