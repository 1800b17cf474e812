package dev.seedbed.core.branch.dblab;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.remote.Diagnosis;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What the engine means by a refusal: `{code, message}`.
///
/// Its codes and statuses say little: nearly everything is a bad request, and what some calls find wrong comes
/// as an internal error. Only the words tell.
final class DblabDiagnosis implements Diagnosis {

    @Override
    public Verdict of(int status, JsonNode body) {
        var code = body.path("code").asString("");
        var words = body.path("message").asString("");
        return status == 400 || status == 500
                ? new Verdict(refused(status, words), code, words)
                : new Verdict(Diagnosis.ofStatus(status), code, words, status == 401 ? "Give the engine's token." : "");
    }

    private static FailureKind refused(int status, String words) {
        var told = words.toLowerCase(Locale.ROOT);
        if (told.contains("already exists")) {
            return FailureKind.NAME_TAKEN;
        }
        if (told.contains("dependent") || told.contains("fork point")) {
            return FailureKind.HAS_DEPENDENTS;
        }
        if (told.contains("is protected")) {
            return FailureKind.GUARDED;
        }
        if (told.contains("not started yet")) {
            return FailureKind.LOCKED;
        }
        if (told.contains("not found") || told.contains("no snapshot found") || told.contains("does not exist")) {
            return FailureKind.NOT_FOUND;
        }
        return Diagnosis.ofStatus(status);
    }
}
