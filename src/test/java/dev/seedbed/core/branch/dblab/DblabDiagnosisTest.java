package dev.seedbed.core.branch.dblab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DblabDiagnosisTest {

    private static FailureKind kind(int status, String message) {
        var body = JsonMapper.shared().createObjectNode().put("message", message);
        return new DblabDiagnosis().of(status, body).kind();
    }

    @ParameterizedTest
    @CsvSource({
        "clone with ID \"pr-1\" already exists, NAME_TAKEN",
        "clone with such ID already exists, NAME_TAKEN",
        "branch 'base-seed' already exists, NAME_TAKEN",
        "clone is protected, GUARDED",
        "snapshot pool@1 is protected, GUARDED",
        "clone not found, NOT_FOUND",
        "no snapshot found, NOT_FOUND",
        "cannot delete snapshot pool@1 because it has dependent protected clones: pr-1, HAS_DEPENDENTS",
        "cannot delete branch \"b\": snapshot pool@1 is the fork point of branch(es) c; delete them first, HAS_DEPENDENTS",
        "clone is not started yet, LOCKED"
    })
    void goesByTheWordsWhicheverStatusTheyComeWith(String message, FailureKind expected) {
        assertThat(kind(400, message)).isEqualTo(expected);
        assertThat(kind(500, message)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"400, INVALID_REQUEST", "401, AUTH_INVALID", "404, NOT_FOUND", "500, TRANSIENT", "503, TRANSIENT"})
    void goesByTheStatusWhereTheWordsAreUnknown(int status, FailureKind expected) {
        assertThat(kind(status, "something else")).isEqualTo(expected);
    }
}
