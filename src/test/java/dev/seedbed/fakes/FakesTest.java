package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every fake does, shown on one that only counts.
class FakesTest {

    private static final String BRANCHES = "/projects/acme/branches";
    private static final String CREATE = """
            {"branch": {"name": "pr-1", "init_source": "parent-data"}, "annotation_value": {"seedbed": "x"}}""";

    private final CountingFake fake = new CountingFake();
    private final HttpClient client = fake.client().build();

    @AfterEach
    void close() {
        if (fake.breaches().isEmpty()) {
            fake.close();
        } else {
            assertThatThrownBy(fake::close)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining(fake.breaches().getFirst());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(fake.base() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.header("Authorization", fake.expectedKey()).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> count() throws Exception {
        return send(request(BRANCHES + "/count").GET());
    }

    private HttpResponse<String> delete() throws Exception {
        return send(request(BRANCHES + "/br-1").DELETE());
    }

    private HttpResponse<String> create(String body) throws Exception {
        return send(request(BRANCHES).POST(BodyPublishers.ofString(body)));
    }

    private int created() throws Exception {
        return Call.JSON.readTree(count().body()).path("count").asInt();
    }

    @Test
    void answersWhatKeepsTheContract() throws Exception {
        var refused = create(CREATE);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("BRANCHES_LIMIT_EXCEEDED");
        assertThat(created()).isEqualTo(1);
        assertThat(fake.breaches()).isEmpty();
        assertThat(fake.mutations()).singleElement().satisfies(call -> {
            assertThat(call.line()).isEqualTo("POST /projects/acme/branches");
            assertThat(call.json().at("/branch/name").asString()).isEqualTo("pr-1");
        });
    }

    @Test
    void catchesAKeyThatTheContractDoesNotKnow() throws Exception {
        assertThat(create(CREATE.replace("name", "nam")).statusCode()).isEqualTo(400);
        assertThat(fake.breaches()).containsExactly("POST /projects/acme/branches: /branch/nam is declared nowhere");
        assertThat(created()).isZero();
    }

    @Test
    void catchesAValueOfTheWrongType() throws Exception {
        assertThat(create(CREATE.replace("\"pr-1\"", "17")).statusCode()).isEqualTo(400);
        assertThat(fake.breaches()).anyMatch(breach -> breach.contains("schema.type"));
    }

    @Test
    void catchesAQueryThatTheContractDoesNotKnow() throws Exception {
        assertThat(send(request(BRANCHES + "/count?serach=x").GET()).statusCode())
                .isEqualTo(400);
        assertThat(fake.breaches()).anyMatch(breach -> breach.contains("serach"));
    }

    @Test
    void catchesAPathThatTheContractDoesNotKnow() throws Exception {
        assertThat(send(request("/projects/acme/branch/count").GET()).statusCode())
                .isEqualTo(400);
        assertThat(fake.breaches()).anyMatch(breach -> breach.contains("path.missing"));
    }

    @Test
    void catchesACallWithoutAKey() throws Exception {
        var answer = client.send(request(BRANCHES + "/count").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(fake.breaches()).containsExactly("GET /projects/acme/branches/count: no authorization header");
    }

    @Test
    void refusesAKeyThatIsNotTheRightOne() throws Exception {
        var wrong = request(BRANCHES + "/count").header("Authorization", "Bearer " + TestSecrets.next());
        assertThat(client.send(wrong.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
        fake.revokeKey();
        assertThat(count().statusCode()).isEqualTo(401);
        assertThat(fake.breaches()).isEmpty();
    }

    @Test
    void catchesItsOwnWrongAnswers() throws Exception {
        send(request(BRANCHES + "/typo").DELETE());
        assertThat(fake.breaches())
                .anyMatch(breach -> breach.contains("/brunch is declared nowhere"))
                .anyMatch(breach -> breach.contains("schema.required"));
    }

    @Test
    void showsNoSecretInWhatItTellsOfBreaches() throws Exception {
        create("{\"branch\": {\"name\": [\"" + TestSecrets.next() + "\"]}, \"" + TestSecrets.next() + "\": 1}");
        assertThat(fake.breaches()).isNotEmpty().noneMatch(breach -> breach.contains(TestSecrets.MARKER));
        assertThat(fake.calls().toString()).doesNotContain(TestSecrets.MARKER);
    }

    @Test
    void failsWithTheStatusThatWasOrdered() throws Exception {
        fake.faults().next("DELETE", ".*", new Fault.Status(429).with("Retry-After", "7"), 2);
        var first = delete();
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(delete().statusCode()).isEqualTo(429);
        assertThat(delete().statusCode()).isEqualTo(204);
        assertThat(created()).isEqualTo(1);
    }

    @Test
    void losesACallBeforeItsEffect() throws Exception {
        fake.faults().next("POST", ".*", new Fault.LostBefore());
        assertThatThrownBy(() -> create(CREATE)).isInstanceOf(IOException.class);
        assertThat(created()).isZero();
        assertThat(fake.mutations()).hasSize(1);
    }

    @Test
    void losesACallAfterItsEffect() throws Exception {
        fake.faults().next("POST", ".*", new Fault.LostAfter());
        assertThatThrownBy(() -> create(CREATE)).isInstanceOf(IOException.class);
        assertThat(created()).isEqualTo(1);
    }

    @Test
    void neverAnswersWhenHalfOpen() throws Exception {
        fake.faults().next("DELETE", ".*", new Fault.HalfOpen());
        var impatient = request(BRANCHES + "/br-1").DELETE().timeout(Duration.ofMillis(300));
        assertThatThrownBy(() -> send(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertThat(created()).isZero();
    }

    @Test
    void answersGarbage() throws Exception {
        fake.faults().next("GET", ".*", Fault.Garbage.html());
        fake.faults().next("GET", ".*", Fault.Garbage.brokenJson());
        var page = count();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<html>");
        assertThatThrownBy(() -> Call.JSON.readTree(count().body())).isInstanceOf(RuntimeException.class);
        assertThat(fake.faults().unused()).isEmpty();
    }

    @Test
    void tellsWhatWasOrderedInVain() {
        fake.faults().next("GET", "/nowhere", new Fault.LostBefore(), 3);
        assertThat(fake.faults().unused()).containsExactly("3 × LostBefore[] at GET /nowhere");
    }

    @Test
    void listsLate() {
        var listing = new StaleListing<String>();
        listing.keep(List.of("old"), 2);
        assertThat(listing.see(List.of("new"))).containsExactly("old");
        assertThat(listing.see(List.of("new"))).containsExactly("old");
        assertThat(listing.see(List.of("new"))).containsExactly("new");
    }

    @Test
    void letsSomethingElseHappenMeanwhile() throws Exception {
        fake.faults()
                .next(
                        "DELETE",
                        ".*",
                        new Fault.Meanwhile(() -> fake.faults().next("GET", ".*", new Fault.Status(503))));
        assertThat(delete().statusCode()).isEqualTo(204);
        assertThat(count().statusCode()).isEqualTo(503);
        fake.faults().next("DELETE", ".*", new Fault.Meanwhile(fake::revokeKey, new Fault.Status(423)));
        assertThat(delete().statusCode()).isEqualTo(423);
        assertThat(count().statusCode()).isEqualTo(401);
    }

    @Test
    void otherProcessesCanTrustIt() throws Exception {
        var options = fake.trustOptions();
        assertThat(options).allMatch(option -> option.startsWith("-Djavax.net.ssl.trustStore"));
        var store = KeyStore.getInstance(new File(options.getFirst().split("=")[1]), "changeit".toCharArray());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        var other = HttpClient.newBuilder().sslContext(context).build();
        var request = request(BRANCHES + "/count")
                .header("Authorization", fake.expectedKey())
                .build();
        assertThat(other.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /// The JDK's client itself asks again for a lost GET, on a connection that was used before; for others never.
    @Test
    void aLostReadingCallMayBeMadeAgainUnseen() throws Exception {
        count();
        fake.faults().next("GET", ".*", new Fault.LostBefore());
        assertThat(count().statusCode()).isEqualTo(200);
        assertThat(fake.calls()).hasSize(3);
        fake.faults().next("DELETE", ".*", new Fault.LostBefore());
        assertThatThrownBy(this::delete).isInstanceOf(IOException.class);
        assertThat(fake.calls()).hasSize(4);
    }
}
