package dev.seedbed.core.branch.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.branch.BranchPlace;
import dev.seedbed.core.branch.Journal;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.branch.secret.Credentials;
import dev.seedbed.core.branch.secret.Keychain;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.EmbeddedPostgres;
import dev.seedbed.core.database.SeedbedHome;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.fakes.TestSecrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchProvidersTest {

    @TempDir
    Path folder;

    @Test
    void namesTheServiceAndTheProjectThere() {
        var settings = Map.of("NEON_PROJECT_ID", "old-glade-123456", "NEON_API_KEY", TestSecrets.next());

        assertThat(where(settings, new BranchPlace(ProviderName.NEON, Optional.empty())))
                .isEqualTo("console.neon.tech, old-glade-123456");
    }

    @Test
    void namesTheServerWithoutItsPassword() {
        var server = DatabaseUrl.parse("postgres://ann:" + TestSecrets.next() + "@db.example.org:5433/postgres");

        assertThat(where(Map.of(), new BranchPlace(ProviderName.LOCAL, Optional.of(server))))
                .isEqualTo("db.example.org:5433");
    }

    @Test
    void sendsNoKeyOfAServiceInTheOpen() {
        var settings = Map.of(
                "NEON_PROJECT_ID",
                "p",
                "NEON_API_KEY",
                TestSecrets.next(),
                "SEEDBED_NEON_API",
                "http://proxy.example.org");

        assertThatThrownBy(() -> where(settings, new BranchPlace(ProviderName.NEON, Optional.empty())))
                .isInstanceOf(SeedbedException.class)
                .hasMessageContaining("https");
    }

    @Test
    void namesTheEngine() {
        var settings = Map.of("DBLAB_INSTANCE_URL", "https://dblab.example.org:2346/api");

        assertThat(where(settings, new BranchPlace(ProviderName.DBLAB, Optional.empty())))
                .isEqualTo("dblab.example.org");
    }

    private String where(Map<String, String> settings, BranchPlace place) {
        var home = new SeedbedHome(folder);
        var credentials = Credentials.of(settings, folder, new Keychain("none", Map.of()));
        return new BranchProviders(
                        new EmbeddedPostgres(home), new Journal(home), credentials, BranchProviders.Reach.NORMAL)
                .where(place, Progress.UNWATCHED);
    }
}
