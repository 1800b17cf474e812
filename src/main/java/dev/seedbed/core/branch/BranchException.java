package dev.seedbed.core.branch;

import dev.seedbed.core.feedback.SeedbedException;
import java.io.Serial;

/// Carries a {@link BranchFailure} to callers that act on its kind; for all others it is a problem like any
/// other.
public final class BranchException extends SeedbedException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient BranchFailure failure;

    public BranchException(BranchFailure failure) {
        super(failure.problem());
        this.failure = failure;
    }

    public BranchException(BranchFailure failure, Throwable cause) {
        super(failure.problem(), cause);
        this.failure = failure;
    }

    public BranchFailure failure() {
        return failure;
    }

    public FailureKind kind() {
        return failure.kind();
    }
}
