package dev.seedbed.core.branch.neon;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.remote.Diagnosis;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What Neon means by a refusal: `{request_id, code, message}`.
final class NeonDiagnosis implements Diagnosis {

    @Override
    public Verdict of(int status, JsonNode body) {
        var code = body.path("code").asString("");
        var words = body.path("message").asString("");
        return switch (status) {
            case 409, 422 -> refused(status, code, words);
            case 412 -> new Verdict(FailureKind.FEATURE_UNAVAILABLE, code, words);
            default -> new Verdict(Diagnosis.ofStatus(status), code, words);
        };
    }

    private static Verdict refused(int status, String code, String words) {
        var told = (code + " " + words).toLowerCase(Locale.ROOT);
        if (told.contains("limit")) {
            return new Verdict(FailureKind.LIMIT_REACHED, code, words);
        }
        if (told.contains("child") || told.contains("descendant")) {
            return new Verdict(FailureKind.HAS_DEPENDENTS, code, words);
        }
        if (told.contains("protected")) {
            return new Verdict(FailureKind.GUARDED, code, words);
        }
        return new Verdict(Diagnosis.ofStatus(status), code, words);
    }
}
