package dev.seedbed.core.branch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.BranchFailure;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.ProviderName;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FieldsTest {

    private final Fields fields = new Fields(
            JsonMapper.shared().readTree("""
                    {"huge": 99999999999999999999999, "port": "6432", "noPort": "sixty", "largePort": 1234567}
                    """),
            what -> new BranchFailure(FailureKind.CONTRACT_DRIFT, ProviderName.NEON, "", "", what, "").exception());

    @Test
    void numbersThatDoNotFitAreDrift() {
        assertDrift(() -> fields.number("huge"));
        assertThat(fields.number("nothing")).isEmpty();
    }

    @Test
    void portsAreNumbersOfPorts() {
        assertThat(fields.port("port")).isEqualTo(6432);
        assertThat(fields.port("nothing", 5432)).isEqualTo(5432);
        assertDrift(() -> fields.port("noPort"));
        assertDrift(() -> fields.port("largePort"));
    }

    private static void assertDrift(ThrowingCallable reading) {
        assertThat(catchThrowableOfType(BranchException.class, reading).kind()).isEqualTo(FailureKind.CONTRACT_DRIFT);
    }
}
