package dev.seedbed.core.branch.remote;

import dev.seedbed.core.branch.FailureKind;
import tools.jackson.databind.JsonNode;

/// What one service means by a refusal.
@FunctionalInterface
public interface Diagnosis {

    Verdict of(int status, JsonNode body);

    /// `code` is the service's own word for it, and `words` are its explanation. `remedy` may be empty.
    record Verdict(FailureKind kind, String code, String words, String remedy) {

        public Verdict(FailureKind kind, String code, String words) {
            this(kind, code, words, "");
        }
    }

    /// What statuses mean everywhere.
    static FailureKind ofStatus(int status) {
        return switch (status) {
            case 401 -> FailureKind.AUTH_INVALID;
            case 402 -> FailureKind.FEATURE_UNAVAILABLE;
            case 403 -> FailureKind.SCOPE_MISSING;
            case 404, 410 -> FailureKind.NOT_FOUND;
            case 409 -> FailureKind.NAME_TAKEN;
            case 423 -> FailureKind.LOCKED;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> {
                if (status < 400) {
                    yield FailureKind.CONTRACT_DRIFT;
                }
                yield status >= 500 ? FailureKind.TRANSIENT : FailureKind.INVALID_REQUEST;
            }
        };
    }
}
