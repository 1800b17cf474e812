package dev.seedbed.core.branch;

import dev.seedbed.core.feedback.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/// What went wrong between Seedbed and a provider. Nothing in it is a secret: `detail` is the provider's own
/// words with every known secret blanked.
///
/// `operation` is a phrase for a person ("creating pr-123"), `place` says where ("project acme"). `status` and
/// `code` are the HTTP status and the provider's own code, or the SQLSTATE. `requestId` is what the provider's
/// support asks for. `remedy` may be empty: then the kind's general one is told.
public record BranchFailure(
        FailureKind kind,
        ProviderName provider,
        String place,
        String operation,
        OptionalInt status,
        String code,
        String requestId,
        Optional<Duration> retryAfter,
        String detail,
        String remedy) {

    /// One that no call answered: Seedbed itself refuses, or gave up.
    public BranchFailure(
            FailureKind kind, ProviderName provider, String place, String operation, String detail, String remedy) {
        this(kind, provider, place, operation, OptionalInt.empty(), "", "", Optional.empty(), detail, remedy);
    }

    public boolean retryable() {
        return kind.retryable();
    }

    public Problem problem() {
        return Problem.error(
                kind.category(),
                provider.title() + ": " + operation + " failed.",
                place,
                why(),
                remedy.isBlank() ? generalRemedy() : remedy);
    }

    public BranchException exception() {
        return new BranchException(this);
    }

    private String why() {
        var parts = new ArrayList<String>();
        parts.add(kind.sentence());
        if (!detail.isBlank()) {
            parts.add(detail);
        }
        if (status.isPresent() || !code.isBlank()) {
            parts.add("(" + (status.isPresent() ? "status " + status.getAsInt() : "code")
                    + (code.isBlank() ? "" : " " + code) + (requestId.isBlank() ? "" : ", request " + requestId) + ")");
        }
        return String.join(" ", parts);
    }

    private String generalRemedy() {
        return switch (kind) {
            case AUTH_INVALID -> "Give a key that is valid, in the environment or the keychain.";
            case SCOPE_MISSING -> "Give the key the right that is named, or use another key.";
            case NOT_FOUND -> "Check the name; 'seedbed branch list' shows what is there.";
            case NAME_TAKEN -> "Choose another name, or make it anew with --fresh.";
            case NOT_OURS -> "Choose another name, or remove it with the provider's own tools.";
            case LIMIT_REACHED -> "Run 'seedbed sweep', or delete branches that nobody needs.";
            case QUOTA_EXHAUSTED -> "Make the dataset smaller, or the plan larger.";
            case GUARDED -> "Take the guard away first, if it really has to go.";
            case HAS_DEPENDENTS -> "Delete the branches that hang from it first.";
            case PARENT_BUSY, LOCKED, RATE_LIMITED, TRANSIENT, READY_TIMEOUT -> "Run it again in a while.";
            case AMBIGUOUS -> "Run it again: what was made is then found and used.";
            case OPERATION_FAILED -> "Run it again; if it fails again, ask the provider.";
            case FEATURE_UNAVAILABLE -> "Use another way, or another plan.";
            case INVALID_REQUEST -> "Correct what the provider names.";
            case INCOMPATIBLE -> "Use a database whose version, extensions and tables fit.";
            case STALE_BASE -> "Run it again, to publish on top of the new generation.";
            case INCOMPLETE_SEED -> "Publish it again: seedbed push SOURCE";
            case CONTRACT_DRIFT -> "Report this, with the request named here.";
        };
    }
}
