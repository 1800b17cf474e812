package dev.seedbed.core.branch.supabase;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seedbed.core.branch.BranchName;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.remote.Http;
import dev.seedbed.core.branch.remote.Pace;
import dev.seedbed.core.branch.remote.RemoteBranch;
import dev.seedbed.core.branch.remote.State;
import dev.seedbed.core.database.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the live service once answered is understood. The answers lie beside the project; where they do not,
/// this is skipped.
class RecordedAnswersTest {

    private static final Path FILE = Path.of("..", "shared", "contracts", "supabase-recorded-fixtures.json");
    private static final String PROJECT = "__PROJECT_REF__";

    private Optional<HttpServer> server = Optional.empty();
    private Optional<JsonNode> fixtures = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        var file = Optional.of(FILE)
                .filter(Files::exists)
                .or(() -> Optional.of(Path.of("..").resolve(FILE)).filter(Files::exists));
        Assumptions.assumeTrue(file.isPresent(), () -> "The recorded answers are not there: " + FILE);
        fixtures = Optional.of(
                new JsonMapper().readTree(Files.readString(file.get())).path("fixtures"));
        var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        started.createContext("/", this::answer);
        started.start();
        server = Optional.of(started);
    }

    @AfterEach
    void stop() {
        server.ifPresent(started -> started.stop(0));
    }

    /// Addresses are replaced by one where nothing listens.
    private void answer(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        var response = fixtures.orElseThrow()
                .valueStream()
                .filter(fixture -> asked.equals(fixture.at("/request/method").asString() + " "
                        + fixture.at("/request/path").asString()))
                .findFirst()
                .map(fixture -> fixture.path("response"));
        var text = response.map(found -> found.path("body").toString())
                .orElse("{}")
                .replaceAll("(my-branch|db\\.__PROJECT_REF__)\\.supabase\\.[a-z]+", "127.0.0.1")
                .replace("\"db_port\":5432", "\"db_port\":1");
        var body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(
                    response.map(found -> found.path("status").asInt()).orElse(404), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private SupabaseService service() {
        var api = URI.create(
                "http://127.0.0.1:" + server.orElseThrow().getAddress().getPort());
        var settings = new SupabaseSettings(api, new Secret("token"), PROJECT, new Secret("password"), false);
        return new SupabaseService(settings, Http.CLIENT, Pace.NORMAL);
    }

    private static RemoteBranch branch() {
        return new RemoteBranch(
                PROJECT,
                "my-branch",
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Instant.EPOCH,
                Optional.empty(),
                OptionalLong.empty());
    }

    @Test
    void understandsABranchThatWasMade() {
        var marker = new Marker(Marker.Kind.BRANCH, Optional.of("base-seed"), 1, Optional.empty(), Instant.EPOCH);
        var made = service().create(new BranchName("my-branch"), branch(), marker);
        assertThat(made.name()).isEqualTo("my-branch");
        assertThat(made.id()).isEqualTo("bbbbbbbbbbbbbbbbbbbb");
        assertThat(made.parent()).contains(PROJECT);
        assertThat(made.guarded()).isFalse();
    }

    @Test
    void understandsThatABranchIsReady() {
        assertThat(service().state(branch())).isEqualTo(new State.Ready());
    }

    @Test
    void understandsHowToConnect() {
        var lease = service().lease(branch());
        assertThat(lease.url().host()).isEqualTo("aws-0-us-east-1.pooler.supabase.green");
        assertThat(lease.url().port()).isEqualTo(5432);
        assertThat(lease.url().user()).isEqualTo("postgres." + PROJECT);
        assertThat(lease.url().password()).contains(new Secret("password"));
    }
}
