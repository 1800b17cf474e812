package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.Seedbed;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.project.Source;
import dev.seedbed.fakes.NeonFake;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.ChildJvm;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The whole way with the real program, in processes of its own, against a service: a project at Neon that runs the
/// ledger sample.
class ServiceCommandsTest {

    private final NeonFake neon = new NeonFake(
            ((Source.OfSample) Source.parse("sample:ledger")).sample().ddl());

    @AfterEach
    void close() {
        neon.close();
    }

    @Test
    void publishesBranchesAndSweepsAtAService() {
        var pushed = start(Map.of(), "push", "sample:ledger", "--rows", "500", "--to", "neon")
                .await();
        assertThat(pushed).contains("base-seed, generation 1").contains("--provider neon");

        var url = start(Map.of(), "branch", "create", "pr-1", "--provider", "neon", "--ttl", "4h")
                .awaitUrl();
        var lines = url.lines().filter(DatabaseUrl::looksLikeOne).toList();
        assertThat(lines).hasSize(1);
        var branch = DatabaseUrl.parse(lines.getFirst());
        assertThat(Integer.parseInt(TestServer.query(branch, "SELECT count(*) FROM workspaces")))
                .isPositive();
        assertThat(TestServer.query(branch, "SELECT generation FROM _seedbed.seal"))
                .isEqualTo("1");

        assertThat(start(Map.of(), "branch", "list", "--provider", "neon").await())
                .contains("base-seed", "pr-1", "production");
        assertThat(start(Map.of(), "branch", "check", "--provider", "neon").await())
                .contains("copy-on-write");
        assertThat(start(Map.of(), "sweep", "--dry-run", "--provider", "neon").await())
                .contains("nothing to sweep");
        start(Map.of(), "branch", "delete", "pr-1", "--provider", "neon").await();
        assertThat(neon.names()).containsExactlyInAnyOrder("production", "base-seed");
    }

    /// A key that is refused stands in no message.
    @Test
    void saysWhatIsWrongWithAKey() throws InterruptedException {
        var child = start(Map.of("NEON_API_KEY", TestSecrets.next("napi_")), "branch", "list", "--provider", "neon");

        assertThat(child.process().waitFor()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(child.printed()).contains("Neon").contains("key").contains("what to do");
    }

    private ChildJvm start(Map<String, String> changed, String... arguments) {
        var environment = new HashMap<>(Map.of(
                SeedbedHome.VARIABLE,
                PostgresServers.newestHome().folder().toString(),
                "SEEDBED_NEON_API",
                neon.base().toString(),
                "NEON_API_KEY",
                neon.key(),
                "NEON_PROJECT_ID",
                neon.project()));
        environment.putAll(changed);
        return ChildJvm.start(neon.trustOptions(), environment, Seedbed.class, arguments);
    }
}
