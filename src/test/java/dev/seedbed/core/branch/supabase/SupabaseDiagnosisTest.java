package dev.seedbed.core.branch.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class SupabaseDiagnosisTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"message": "Unauthorized"}                                    | AUTH_INVALID
            403 | {"message": "Forbidden resource"}                              | SCOPE_MISSING
            403 | {"message": "Branching is not enabled on your plan"}           | FEATURE_UNAVAILABLE
            402 | {"message": ""}                                                | FEATURE_UNAVAILABLE
            404 | {"message": "Branch not found"}                                | NOT_FOUND
            409 | {"message": "Branch exists"}                                   | NAME_TAKEN
            400 | {"message": "A branch named pr-1 already exists"}              | NAME_TAKEN
            422 | {"message": "Cannot delete persistent branch."}                | GUARDED
            422 | {"message": "PITR must be enabled on your plan"}               | FEATURE_UNAVAILABLE
            422 | {"message": "Branch limit reached, upgrade your plan"}         | LIMIT_REACHED
            400 | {"message": ["branch_name must be a string", "and not blank"]} | INVALID_REQUEST
            422 | {"message": "no"}                                              | INVALID_REQUEST
            429 | {"message": "Rate limit exceeded"}                             | RATE_LIMITED
            500 | {"message": "Failed to create database branch"}                | TRANSIENT
            """)
    void tellsWhatARefusalMeans(int status, String body, FailureKind kind) {
        var verdict = new SupabaseDiagnosis().of(status, new JsonMapper().readTree(body));
        assertThat(verdict.kind()).isEqualTo(kind);
    }
}
