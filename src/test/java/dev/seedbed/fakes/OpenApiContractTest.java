package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiContractTest {

    /// A call and an answer that each description allows; a wrong key in the body, and a wrong answer.
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    supabase-management-v1.subset.json|/v1/projects/aaaaaaaaaaaaaaaaaaaa/branches|{"branch_name":"pr-1","with_data":false}
                    planetscale-v1.subset.json|/organizations/o/databases/d/branches|{"name":"pr-1","parent_branch":"main"}
                    dblab-engine.openapi.yaml|/clone|{"id":"pr-1","branch":"base-seed","protected":false,"db":{"username":"u","password":"p","restricted":false}}
                    """)
    void readsEveryDescription(String file, String path, String body) {
        var contract = OpenApiContract.require(file);
        assertThat(contract.breaches(call(path, body))).isEmpty();
        var typo = body.replaceFirst("\"(\\w+)\":", "\"$1x\":");
        assertThat(contract.breaches(call(path, typo))).isNotEmpty();
        assertThat(contract.breaches(call(path + "/none/none", body))).isNotEmpty();
        var error = Answer.json(422, Call.object().put("message", "no")).with(Map.of());
        assertThat(contract.breaches(call(path, body), error)).isEmpty();
        var unknown = Answer.json(201, Call.object().put("noSuchKey", "no"));
        assertThat(contract.breaches(call(path, body), unknown)).isNotEmpty();
    }

    private static Call call(String path, String body) {
        var headers = Map.of("content-type", "application/json", "authorization", "x", "verification-token", "x");
        return new Call("POST", path, Map.of(), Map.of(), headers, body, Optional.empty());
    }
}
