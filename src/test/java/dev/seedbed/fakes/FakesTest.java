package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What every fake does, shown on one that knows two calls of Neon's.
class FakesTest {

    private static final String BRANCHES = "/projects/acme/branches";
    private static final String CREATE = """
            {"branch": {"name": "pr-1", "init_source": "parent-data"}, "annotation_value": {"seedbed": "x"}}""";

    private final CountingFake fake = new CountingFake();
    private final HttpClient client = fake.client().build();

    /// Counts what is created.
    private static final class CountingFake extends FakeService {
        private final String key = TestSecrets.next();
        private int created;

        CountingFake() {
            super(OpenApiContract.requireCombined("neon-api-v2.subset.json"), "/api/v2");
            route(
                    "GET",
                    "/projects/{project_id}/branches/count",
                    _ -> Answer.json(200, Call.object().put("count", created)));
            route("DELETE", "/projects/{project_id}/branches/{branch_id}", call -> {
                created++;
                return call.variable("branch_id").equals("typo")
                        ? Answer.json(200, Call.object().put("brunch", "?"))
                        : Answer.empty(204);
            });
            route("POST", "/projects/{project_id}/branches", _ -> {
                created++;
                throw new Refusal(422, "BRANCHES_LIMIT_EXCEEDED", "enough");
            });
            start();
        }

        @Override
        protected String expectedKey() {
            return "Bearer " + key;
        }

        @Override
        protected Answer error(Refusal refusal) {
            return Answer.json(
                    refusal.status(), Call.object().put("code", refusal.code()).put("message", refusal.message()));
        }

        @Override
        protected void release() {
            // Nothing stands behind it.
        }
    }

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
        assertThat(fake.breaches()).anyMatch(breach -> breach.contains("/brunch is declared nowhere"));
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
}
