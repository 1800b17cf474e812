package dev.seedbed.core.branch.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.branch.FailureKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlanetScaleDiagnosisTest {

    @ParameterizedTest
    @CsvSource({
        "422, Name has already been taken, NAME_TAKEN",
        "409, Conflict, NAME_TAKEN",
        "422, Branch limit reached for this database., LIMIT_REACHED",
        "422, Branch has deletion protection enabled., GUARDED",
        "422, Branch has child branches., HAS_DEPENDENTS",
        "422, Branch is not ready., LOCKED",
        "422, Something else., INVALID_REQUEST",
        "401, Unauthorized, AUTH_INVALID",
        "403, Forbidden, SCOPE_MISSING",
        "404, Not Found, NOT_FOUND",
        "429, Slow down, RATE_LIMITED",
        "500, Oops, TRANSIENT"
    })
    void goesByStatusAndWords(int status, String message, FailureKind expected) {
        var body = JsonMapper.shared().createObjectNode().put("code", "a_code").put("message", message);
        var verdict = new PlanetScaleDiagnosis().of(status, body);
        assertThat(verdict.kind()).isEqualTo(expected);
        assertThat(verdict.code()).isEqualTo("a_code");
        assertThat(verdict.words()).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404})
    void namesEveryAccessWhereOneMayBeMissing(int status) {
        assertThat(new PlanetScaleDiagnosis()
                        .of(status, JsonMapper.shared().createObjectNode())
                        .remedy())
                .contains(PlanetScaleDiagnosis.ACCESSES);
    }
}
