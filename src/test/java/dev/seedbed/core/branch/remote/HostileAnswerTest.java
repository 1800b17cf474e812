package dev.seedbed.core.branch.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.ProviderName;
import dev.seedbed.core.database.Secret;
import dev.seedbed.core.feedback.SeedbedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A service, or somebody in its place, that answers to harm.
@Timeout(30)
class HostileAnswerTest {

    private static final String TOKEN = "token-that-nobody-else-may-see";

    private final List<String> reached = Collections.synchronizedList(new ArrayList<>());
    private HttpServer service;
    private HttpServer stranger;

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        service = server();
        stranger = server();
        stranger.createContext("/", exchange -> {
            reached.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().values());
            send(exchange, 200, "{}");
        });
    }

    @AfterEach
    void stop() {
        service.stop(0);
        stranger.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void sendsNobodyElsewhereWithTheToken(int status) {
        answer(exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + stranger.getAddress().getPort() + "/");
            send(exchange, status, "{}");
        });

        assertThatThrownBy(() -> http().get("reading", "/projects")).isInstanceOf(BranchException.class);
        assertThatThrownBy(() -> http().postAgain("reading", "/projects", Map.of()))
                .isInstanceOf(BranchException.class);
        assertThat(reached).isEmpty();
    }

    @Test
    void isNotReadWithoutEnd() {
        answer(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = "[1,".repeat(1 << 15).getBytes(StandardCharsets.UTF_8);
            try (var out = exchange.getResponseBody()) {
                for (var sent = 0; sent < 1 << 14; sent++) {
                    out.write(chunk);
                }
            }
        });

        assertThatThrownBy(() -> http().post("making", "/projects", Map.of())).isInstanceOf(BranchException.class);
    }

    @Test
    void isNotReadWithoutDepth() {
        answer(exchange -> send(exchange, 200, "[".repeat(1_000_000)));

        assertThatThrownBy(() -> http().get("reading", "/projects"))
                .isInstanceOfSatisfying(
                        BranchException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONTRACT_DRIFT));
    }

    @Test
    void repeatsNoTokenThatItWasTold() {
        answer(exchange -> send(
                exchange,
                400,
                "{\"message\": \"bad key " + exchange.getRequestHeaders().getFirst("Authorization") + "\"}"));

        assertThatThrownBy(() -> http().get("reading", "/projects")).message().doesNotContain(TOKEN);
    }

    @Test
    void namesNoOtherPath() {
        assertThat(Http.encode("../../other?x#y/%2e")).isEqualTo("..%2F..%2Fother%3Fx%23y%2F%252e");
        for (var none : List.of(".", "..", "", " ", "\0", "pr\n1")) {
            assertThatThrownBy(() -> Http.encode(none)).isInstanceOf(SeedbedException.class);
        }
    }

    private void answer(Answering answering) {
        service.createContext("/", answering::answer);
    }

    private Http http() {
        var endpoint = new Http.Endpoint(
                ProviderName.NEON,
                "project p",
                URI.create("http://127.0.0.1:" + service.getAddress().getPort()),
                "Authorization",
                Http.bearer(new Secret(TOKEN)));
        return new Http(
                endpoint,
                Http.CLIENT,
                new Pace(Duration.ofMillis(1), Duration.ofSeconds(10)),
                (status, body) -> new Diagnosis.Verdict(
                        Diagnosis.ofStatus(status), "", body.path("message").asString("")));
    }

    private static HttpServer server() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
