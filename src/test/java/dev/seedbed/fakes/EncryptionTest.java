package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.remote.Diagnosis;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Somebody stands between Seedbed and what it calls, with a certificate that nobody vouches for.
class EncryptionTest {

    @Test
    void aServiceThatNobodyVouchesForGetsNoKey() {
        var fake = new CountingFake();
        try {
            var endpoint = new Http.Endpoint(
                    ProviderName.NEON, "p", fake.base(), "Authorization", new Secret(TestSecrets.next()));
            var http = new Http(
                    endpoint,
                    Http.CLIENT,
                    new Pace(Duration.ofMillis(1), Duration.ofSeconds(10)),
                    (status, _) -> new Diagnosis.Verdict(Diagnosis.ofStatus(status), "", ""));

            assertThatThrownBy(() -> http.get("reading", "/projects"))
                    .isInstanceOf(BranchException.class)
                    .hasMessageContaining("certificat");
            assertThat(fake.calls()).isEmpty();
        } finally {
            fake.close();
        }
    }

    @Test
    void anAddressSaysHowMuchOfADatabaseIsVerified() {
        var server = PostgresServers.newest().url();
        try (var proxy = new PostgresProxy(server.port())
                .database(server.database(), server.database())
                .user(server.user(), server.user())) {
            assertThat(TestServer.query(through(proxy, server, "require"), "SELECT 1"))
                    .isEqualTo("1");
            for (var verifying : new String[] {"verify-ca", "verify-full"}) {
                assertThatThrownBy(() -> connect(through(proxy, server, verifying)))
                        .isInstanceOf(SeedbedException.class);
            }
        }
    }

    private static void connect(DatabaseUrl url) {
        try (var connections = Connections.to(url)) {
            connections.open();
        }
    }

    private static DatabaseUrl through(PostgresProxy proxy, DatabaseUrl server, String mode) {
        return new DatabaseUrl(
                "127.0.0.1",
                proxy.port(),
                server.database(),
                server.user(),
                server.password(),
                Map.of("sslmode", mode));
    }
}
