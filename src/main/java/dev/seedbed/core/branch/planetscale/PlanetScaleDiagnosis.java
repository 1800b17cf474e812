package dev.seedbed.core.branch.planetscale;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.remote.Diagnosis;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What PlanetScale means by a refusal: `{code, message}`, where 404 may also mean that the token lacks an
/// access.
final class PlanetScaleDiagnosis implements Diagnosis {

    /// What a service token has to be allowed.
    static final List<String> ACCESSES = List.of(
            "read_branch",
            "create_branch",
            "delete_branch",
            "read_backups",
            "write_backups",
            "restore_backup",
            "create_branch_password",
            "write_database");

    private static final String NEEDED = "The token needs " + String.join(", ", ACCESSES) + ".";

    @Override
    public Verdict of(int status, JsonNode body) {
        var code = body.path("code").asString("");
        var words = body.path("message").asString("");
        return switch (status) {
            case 401 -> new Verdict(FailureKind.AUTH_INVALID, code, words, "Give the token's id and the token.");
            case 403 -> new Verdict(FailureKind.SCOPE_MISSING, code, words, NEEDED);
            case 404 ->
                new Verdict(
                        FailureKind.NOT_FOUND,
                        code,
                        words,
                        "Check the names. PlanetScale says the same where an access is missing. " + NEEDED);
            case 400, 409, 422 -> new Verdict(refused(status, words), code, words);
            default -> new Verdict(Diagnosis.ofStatus(status), code, words);
        };
    }

    private static FailureKind refused(int status, String words) {
        var told = words.toLowerCase(Locale.ROOT);
        if (told.contains("already been taken") || told.contains("already exists")) {
            return FailureKind.NAME_TAKEN;
        }
        if (told.contains("limit") || told.contains("maximum")) {
            return FailureKind.LIMIT_REACHED;
        }
        if (told.contains("protect")) {
            return FailureKind.GUARDED;
        }
        if (told.contains("child") || told.contains("descendant")) {
            return FailureKind.HAS_DEPENDENTS;
        }
        if (told.contains("not ready") || told.contains("in progress")) {
            return FailureKind.LOCKED;
        }
        return Diagnosis.ofStatus(status);
    }
}
