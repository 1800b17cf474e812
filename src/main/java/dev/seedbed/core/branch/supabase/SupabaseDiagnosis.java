package dev.seedbed.core.branch.supabase;

import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.remote.Diagnosis;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What Supabase means by a refusal: `{message}`, where the message may be a list. There are no codes, and what
/// a status means is described nowhere, so the words decide.
final class SupabaseDiagnosis implements Diagnosis {

    static final String LOAD_INSTEAD =
            "Add point-in-time recovery to the project, or have the rows sent over the wire: " + SupabaseSettings.DATA
                    + "=" + SupabaseSettings.LOAD;

    private static final List<String> RECOVERY =
            List.of("pitr", "point-in-time", "point in time", "physical backup", "with_data");
    private static final List<String> PLAN = List.of("upgrade", "plan", "subscription", "not enabled", "not available");

    @Override
    public Verdict of(int status, JsonNode body) {
        var words = words(body.path("message"));
        var code = body.path("code").asString("");
        var general = Diagnosis.ofStatus(status);
        return switch (status) {
            case 400, 402, 403, 409, 422 -> refused(general, code, words);
            default -> new Verdict(general, code, words);
        };
    }

    private static Verdict refused(FailureKind general, String code, String words) {
        var told = words.toLowerCase(Locale.ROOT);
        if (told.contains("already exists")) {
            return new Verdict(FailureKind.NAME_TAKEN, code, words);
        }
        if (told.contains("persistent branch")) {
            return new Verdict(FailureKind.GUARDED, code, words);
        }
        if (names(told, RECOVERY)) {
            return new Verdict(FailureKind.FEATURE_UNAVAILABLE, code, words, LOAD_INSTEAD);
        }
        if (told.contains("limit") || told.contains("maximum")) {
            return new Verdict(FailureKind.LIMIT_REACHED, code, words);
        }
        if (names(told, PLAN)) {
            return new Verdict(FailureKind.FEATURE_UNAVAILABLE, code, words, "Branching takes a paid plan.");
        }
        return new Verdict(general, code, words);
    }

    private static boolean names(String told, List<String> any) {
        return any.stream().anyMatch(told::contains);
    }

    private static String words(JsonNode message) {
        return message.isArray()
                ? message.valueStream().map(each -> each.asString("")).collect(Collectors.joining("; "))
                : message.asString("");
    }
}
