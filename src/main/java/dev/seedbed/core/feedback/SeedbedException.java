package dev.seedbed.core.feedback;

import java.io.Serial;

/// Carries a {@link Problem} up to whoever shows it. The core throws nothing else on purpose; a stage extends
/// it where its callers have to tell failures apart.
public class SeedbedException extends RuntimeException {

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
