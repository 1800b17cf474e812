package dev.seedbed.core.branch;

import dev.seedbed.core.feedback.Category;

/// Why a provider did not do what it was asked. `retryable`: the same call may work later, and did nothing so
/// far.
public enum FailureKind {
    AUTH_INVALID(Category.UNREACHABLE, false, "The key is missing or not valid."),
    SCOPE_MISSING(Category.UNREACHABLE, false, "The key lacks a right."),
    NOT_FOUND(Category.USAGE, false, "There is no such thing there."),
    NAME_TAKEN(Category.USAGE, false, "The name is taken."),
    NOT_OURS(Category.REFUSED, false, "Seedbed did not make it, and leaves it alone."),
    LIMIT_REACHED(Category.UNREACHABLE, false, "The plan allows no more branches."),
    QUOTA_EXHAUSTED(Category.UNREACHABLE, false, "The plan's space or compute is used up."),
    GUARDED(Category.REFUSED, false, "It is protected."),
    HAS_DEPENDENTS(Category.REFUSED, false, "Branches hang from it."),
    PARENT_BUSY(Category.UNREACHABLE, true, "What it is made from is busy."),
    LOCKED(Category.UNREACHABLE, true, "Another operation is under way there."),
    RATE_LIMITED(Category.UNREACHABLE, true, "Too many calls in a short time."),
    TRANSIENT(Category.UNREACHABLE, true, "The provider has trouble of its own."),
    /// The call may or may not have had its effect.
    AMBIGUOUS(Category.UNREACHABLE, false, "No answer came, so it is not known whether the call was carried out."),
    OPERATION_FAILED(Category.UNREACHABLE, false, "The provider began the work, and failed."),
    READY_TIMEOUT(Category.UNREACHABLE, true, "It did not become ready in time."),
    FEATURE_UNAVAILABLE(Category.REFUSED, false, "The provider or the plan has no such feature."),
    INVALID_REQUEST(Category.USAGE, false, "The provider found the request wrong."),
    INCOMPATIBLE(Category.UNSATISFIABLE, false, "The database there does not fit."),
    STALE_BASE(Category.REFUSED, false, "The base moved: somebody else published it meanwhile."),
    INCOMPLETE_SEED(Category.REFUSED, false, "It does not hold a whole seed."),
    /// The provider answered what its own description does not allow.
    CONTRACT_DRIFT(Category.UNREACHABLE, false, "The answer could not be understood.");

    private final Category category;
    private final boolean retryable;
    private final String sentence;

    FailureKind(Category category, boolean retryable, String sentence) {
        this.category = category;
        this.retryable = retryable;
        this.sentence = sentence;
    }

    public Category category() {
        return category;
    }

    public boolean retryable() {
        return retryable;
    }

    /// In general words.
    public String sentence() {
        return sentence;
    }
}
