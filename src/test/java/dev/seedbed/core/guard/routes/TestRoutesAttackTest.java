package dev.seedbed.core.guard.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.guard.TestRoutes;
import dev.seedbed.fakes.TestSecrets;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Kits, attacked over HTTP while they run on a database that Seedbed loaded. Without `-Dthorough` one of each server:
/// Fastify, Nest and Hono share all but the mounting with Express.
@ParameterizedClass(name = "{0}")
@MethodSource("attacked")
class TestRoutesAttackTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TENANTS = TestRoutes.PATH + "/tenants";
    private static final String MANIFEST = TestRoutes.PATH + "/manifest";
    private static final String SECRET = TestSecrets.next();
    private static final String PREVIOUS = TestSecrets.next();
    private static final Map<String, String> SECRETS =
            Map.of(TestRoutes.SECRET, SECRET, TestRoutes.PREVIOUS_SECRET, PREVIOUS, "E2E_CALLS_PER_MINUTE", "1000000");
    private static final String NOBODY = "00000000-0000-4000-8000-0000000000";

    private static final StagingDatabase STAGING = new StagingDatabase();
    private static final DatabaseUrl DATABASE = STAGING.loaded();
    private static final String AS_LOADED = STAGING.content(DATABASE);

    @Parameter
    Framework framework;

    private static App app;
    private static Running running;
    private static Optional<Running> started = Optional.empty();

    static List<Framework> attacked() {
        return System.getProperty("thorough") == null
                ? List.of(Framework.EXPRESS, Framework.NEXT, Framework.SPRING)
                : List.of(Framework.values());
    }

    @BeforeParameterizedClassInvocation
    static void start(Framework framework) {
        app = App.build(framework, STAGING.tenants());
        running = start(DATABASE, SECRETS);
        started = Optional.of(running);
        running.ready();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        started.ifPresent(Running::close);
        started = Optional.empty();
        TestServer.execute(DATABASE, "DROP TABLE IF EXISTS _seedbed.test_routes, _seedbed.test_tenants");
    }

    /// Every attack leaves the base as it was.
    @AfterEach
    void leavesEveryOtherRowAsItWas() throws IOException {
        for (var tenant : manifest().get("tenants")) {
            running.call(SECRET, "DELETE", TENANTS + "/" + tenant.get("key").asString());
        }
        assertThat(STAGING.content(DATABASE)).isEqualTo(AS_LOADED);
    }

    private static JsonNode manifest() {
        return json(running.call(SECRET, "GET", MANIFEST));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String key(int slot) {
        return manifest().get("slots").get(slot - 1).get("key").asString();
    }

    private static HttpResponse<String> create(int slot) {
        return running.call(SECRET, "POST", TENANTS, "{\"slot\": " + slot + "}");
    }

    private static HttpResponse<String> reset(String key) {
        return running.call(SECRET, "POST", TENANTS + "/" + key + "/reset");
    }

    private static HttpResponse<String> delete(String key) {
        return running.call(SECRET, "DELETE", TENANTS + "/" + key);
    }

    private static long count(String condition) {
        return Long.parseLong(TestServer.query(DATABASE, "SELECT count(*) FROM " + condition));
    }

    @Test
    void createsResetsAndDeletesATenant() {
        var before = STAGING.rows(DATABASE);
        var created = create(2);
        var made = json(created);
        var key = made.get("key").asString();

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("x-test-routes")).contains(TestRoutes.TRIPWIRE);
        var rows =
                made.get("rows").values().stream().mapToLong(JsonNode::asLong).sum();
        assertThat(STAGING.rows(DATABASE)).isEqualTo(before + rows);
        assertThat(count("workspaces WHERE id = '" + key + "' AND name LIKE 'e2e-%'"))
                .isOne();
        var asMade = STAGING.content(DATABASE);

        TestServer.execute(DATABASE, "DELETE FROM members WHERE workspace_id = '" + key + "'");
        assertThat(reset(key).statusCode()).isEqualTo(200);
        assertThat(STAGING.content(DATABASE)).isEqualTo(asMade);

        assertThat(delete(key).statusCode()).isEqualTo(200);
        assertThat(STAGING.rows(DATABASE)).isEqualTo(before);
        assertThat(delete(key).statusCode()).isEqualTo(404);
    }

    @Test
    void givesEveryCallerAnotherTenantUntilNoneIsLeft() throws Exception {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, StagingDatabase.TENANTS)
                    .mapToObj(_ -> callers.submit(() -> running.call(SECRET, "POST", TENANTS, "")))
                    .toList();
            var keys = new ArrayList<String>();
            for (var call : calls) {
                assertThat(call.get().statusCode()).isEqualTo(201);
                keys.add(json(call.get()).get("key").asString());
            }
            assertThat(keys).doesNotHaveDuplicates();
        }
        assertThat(running.call(SECRET, "POST", TENANTS, "").statusCode()).isEqualTo(409);
    }

    @Test
    void answersLikeAnUnknownPathWithoutTheSecret() {
        var wrong = List.of(
                "",
                "wrong",
                SECRET.substring(0, SECRET.length() - 1),
                SECRET + "0",
                SECRET.substring(1),
                TestSecrets.next(),
                SECRET.toUpperCase(Locale.ROOT),
                SECRET + ", " + SECRET,
                "x".repeat(4000));
        var calls = Map.of("GET", "/manifest", "POST", "/tenants", "DELETE", "/tenants/" + key(1));
        calls.forEach((method, path) -> {
            var unknown = seen(running.request(method, "/__other" + path), "/__other");
            assertThat(seen(running.request(method, TestRoutes.PATH + path), TestRoutes.PATH))
                    .isEqualTo(unknown);
            for (var secret : wrong) {
                var request = running.request(method, TestRoutes.PATH + path).header(TestRoutes.HEADER, secret);
                assertThat(seen(request, TestRoutes.PATH)).isEqualTo(unknown);
            }
            var inTheQuery = running.request(method, TestRoutes.PATH + path + "?" + TestRoutes.HEADER + "=" + SECRET);
            assertThat(running.send(inTheQuery).statusCode()).isEqualTo(404);
        });
        assertThat(unparsable(TestRoutes.PATH)).isEqualTo(unparsable("/__other"));
        assertThat(manifest().get("tenants")).isEmpty();
    }

    /// What a caller can tell: status, headers, body; without the path itself and what differs from call to
    /// call.
    private static String seen(HttpRequest.Builder request, String path) {
        var answer = running.send(request);
        assertThat(answer.statusCode()).isEqualTo(404);
        return seen(answer, path);
    }

    private static String seen(HttpResponse<String> answer, String path) {
        var headers = new HashMap<>(answer.headers().map());
        Stream.of("date", "etag", "content-length").forEach(headers::remove);
        return answer.statusCode() + "\n" + new TreeMap<>(headers) + "\n"
                + answer.body().replace(path, "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    private static String unparsable(String path) {
        var request = running.request("POST", path + "/tenants", BodyPublishers.ofString("{"))
                .header("content-type", "application/json");
        return seen(running.send(request), path);
    }

    @Test
    void takesTwoSecretsWhileTheyAreChanged() {
        assertThat(running.call(SECRET, "GET", MANIFEST).statusCode()).isEqualTo(200);
        assertThat(running.call(PREVIOUS, "GET", MANIFEST).statusCode()).isEqualTo(200);
        assertThat(running.printed()).contains("\"secret\":\"current\"").contains("\"secret\":\"previous\"");
        assertThat(running.call(SECRET + PREVIOUS, "GET", MANIFEST).statusCode())
                .isEqualTo(404);
    }

    @Test
    void startsWithNoWeakSecret() {
        var weak = weakSecrets();
        var starts = new ArrayList<Running>();
        weak.forEach(secret -> starts.add(start(DATABASE, Map.of(TestRoutes.SECRET, secret))));
        starts.add(start(DATABASE, Map.of(TestRoutes.PREVIOUS_SECRET, PREVIOUS)));
        starts.add(start(DATABASE, Map.of(TestRoutes.SECRET, SECRET, TestRoutes.PREVIOUS_SECRET, "short")));
        for (var start : starts) {
            assertThat(start.end()).as(start.printed()).isNotZero();
            assertThat(start.printed()).contains("The test routes do not start: " + TestRoutes.SECRET);
        }
        weak.stream()
                .filter(secret -> secret.length() > 10)
                .forEach(secret ->
                        assertThat(starts).noneMatch(start -> start.printed().contains(secret)));
    }

    /// What the frameworks share is asked of one of them.
    private List<String> weakSecrets() {
        var all = List.of(
                "",
                "0123456789abcdef0123456789abcde",
                "abc123".repeat(10),
                "a".repeat(64),
                "0123456789abcdefghijklmnopqrstuv-é");
        return switch (framework) {
            case EXPRESS, SPRING -> all;
            case FASTIFY, NEST, NEXT, HONO -> all.subList(0, 2);
        };
    }

    private static Running start(DatabaseUrl database, Map<String, String> environment) {
        return Running.start(app.folder(), app.stagingCommand(), database, environment);
    }

    /// The figures are told, not asserted: the digests of both are compared whole, whatever is in them.
    @Test
    void takesAsLongForAWrongFirstByteAsForAWrongLast() {
        var first = "0" + SECRET.substring(1);
        var last = SECRET.substring(0, SECRET.length() - 1) + "_";
        var took = new long[2][200];
        for (var call = 0; call < took[0].length; call++) {
            for (var which = 0; which < 2; which++) {
                var started = System.nanoTime();
                running.call(which == 0 ? first : last, "GET", MANIFEST);
                took[which][call] = System.nanoTime() - started;
            }
        }
        Stream.of(took).forEach(Arrays::sort);
        System.out.printf(
                "%s: wrong first byte %d µs, wrong last byte %d µs (medians of %d calls)%n",
                framework.code(), took[0][100] / 1000, took[1][100] / 1000, took[0].length);

        assertThat(app.secretSource()).contains(app.comparison());
    }

    @Test
    void readsNoLargeBody() {
        var large = "{\"slot\": 1, \"filler\": \"" + "x".repeat(2_000_000) + "\"}";
        var bytes = large.getBytes(StandardCharsets.UTF_8);
        var whole = running.request("POST", TENANTS, BodyPublishers.ofByteArray(bytes));
        var chunked =
                running.request("POST", TENANTS, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
        for (var request : List.of(whole, chunked)) {
            assertThat(refusal(request.header(TestRoutes.HEADER, SECRET))).isEqualTo(413);
        }
        assertThat(manifest().get("tenants")).isEmpty();
    }

    /// The server may hang up on a client that goes on sending.
    private static int refusal(HttpRequest.Builder request) {
        try {
            return running.send(request).statusCode();
        } catch (UncheckedIOException hungUp) {
            return 413;
        }
    }

    @Test
    void understandsNothingButASlot() {
        var bodies = List.of(
                "{",
                "[]",
                "null",
                "1",
                "\"x\"",
                "{\"slot\": \"1; DROP TABLE workspaces\"}",
                "{\"slot\": 1.5}",
                "{\"slot\": [1]}",
                "{\"slot\": 1e99}",
                "{\"slot\": {}}",
                "{\"slot\": true}");
        for (var body : bodies) {
            assertThat(running.call(SECRET, "POST", TENANTS, body).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (var slot : List.of(0, -1, StagingDatabase.TENANTS + 1, Integer.MAX_VALUE)) {
            assertThat(create(slot).statusCode()).isEqualTo(404);
        }
        for (var path :
                List.of("/manifest/x", "/tenants/", "/tenants/a/b/c", "/tenants/a/drop", "/", "/%2e%2e/manifest")) {
            for (var method : List.of("GET", "POST", "DELETE", "PUT", "PATCH")) {
                assertThat(running.call(SECRET, method, TestRoutes.PATH + path).statusCode())
                        .isBetween(404, 405);
            }
        }
    }

    /// Some are refused by the server already, before the routes see them.
    @Test
    void findsNoHostileTenant() {
        create(1);
        var made = STAGING.content(DATABASE);
        var hostile = List.of(
                "'; DROP TABLE workspaces; --",
                "\"; drop table x",
                "%",
                "_",
                "*",
                "e2e-%",
                "x".repeat(5000),
                "..",
                "../../etc/passwd",
                "\u202e\u0007",
                "Ａ𝕏",
                "\u0000",
                key(1) + "\u0000",
                "a\r\nx: y",
                "null",
                "undefined",
                "0001.sql",
                key(1).toUpperCase(Locale.ROOT),
                " " + key(1),
                key(2));
        for (var id : hostile) {
            var path = TENANTS + "/"
                    + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
            assertThat(running.call(SECRET, "DELETE", path).statusCode()).as(id).isIn(400, 404);
            assertThat(running.call(SECRET, "POST", path + "/reset").statusCode())
                    .as(id)
                    .isIn(400, 404);
        }
        for (var broken : List.of("%ff", "%c0%af", "%e0%80%80")) {
            assertThat(running.call(SECRET, "DELETE", TENANTS + "/" + broken).statusCode())
                    .isIn(400, 404);
        }
        assertThat(STAGING.content(DATABASE)).isEqualTo(made);
        assertThat(running.process().isAlive()).isTrue();
    }

    @Test
    void touchesNoTenantThatItDidNotMake() {
        var base = TestServer.query(DATABASE, "SELECT id FROM workspaces ORDER BY id LIMIT 1");
        assertThat(delete(base).statusCode()).isEqualTo(404);
        assertThat(reset(base).statusCode()).isEqualTo(404);

        var looksLikeOne = NOBODY + "01";
        StagingDatabase.signUp(DATABASE, looksLikeOne, "looks-like-one", "e2e-looks like one");
        assertThat(delete(looksLikeOne).statusCode()).isEqualTo(404);
        assertThat(count("workspaces WHERE id = '" + looksLikeOne + "'")).isOne();

        var marked = NOBODY + "02";
        StagingDatabase.signUp(DATABASE, marked, "marked", "marked");
        TestServer.execute(DATABASE, "INSERT INTO _seedbed.test_tenants (key, slot) VALUES ('" + marked + "', 99)");
        assertThat(delete(marked).statusCode()).isEqualTo(409);
        assertThat(reset(marked).statusCode()).isEqualTo(409);
        assertThat(count("workspaces WHERE id = '" + marked + "'")).isOne();

        TestServer.execute(DATABASE, "DELETE FROM workspaces WHERE id::text LIKE '" + NOBODY + "%'");
        TestServer.execute(DATABASE, "DELETE FROM _seedbed.test_tenants");
    }

    /// A tenant of the application's own has the key that a slot would take.
    @Test
    void leavesATenantAloneThatIsInTheWay() {
        var key = key(1);
        StagingDatabase.signUp(DATABASE, key, "in-the-way", "e2e-in the way");

        assertThat(create(1).statusCode()).isEqualTo(409);
        assertThat(delete(key).statusCode()).isEqualTo(404);
        assertThat(count("workspaces WHERE name = 'e2e-in the way'")).isOne();

        TestServer.execute(DATABASE, "DELETE FROM workspaces WHERE id = '" + key + "'");
    }

    /// Deleting and making again is one transaction: somebody took the tenant's slug meanwhile.
    @Test
    void leavesATenantAsItWasWhereItsResetFails() {
        var key = json(create(1)).get("key").asString();
        var slug = TestServer.query(DATABASE, "SELECT slug FROM workspaces WHERE id = '" + key + "'");
        TestServer.execute(DATABASE, "UPDATE workspaces SET slug = 'moved' WHERE id = '" + key + "'");
        StagingDatabase.signUp(DATABASE, NOBODY + "05", slug, "Taker");
        var before = STAGING.content(DATABASE);

        var answer = reset(key);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).doesNotContain(slug);
        assertThat(STAGING.content(DATABASE)).isEqualTo(before);

        TestServer.execute(DATABASE, "DELETE FROM workspaces WHERE name = 'Taker'");
    }

    @Test
    void makesATenantOnceHoweverOftenItIsAsked() {
        assertThat(create(1).statusCode()).isEqualTo(201);
        var made = STAGING.content(DATABASE);

        assertThat(create(1).statusCode()).isEqualTo(409);
        assertThat(create(1).statusCode()).isEqualTo(409);
        assertThat(STAGING.content(DATABASE)).isEqualTo(made);
    }

    @Test
    void queuesResetsOfOneTenant() throws Exception {
        var key = json(create(1)).get("key").asString();
        var made = STAGING.content(DATABASE);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var resets = IntStream.range(0, 8)
                    .mapToObj(_ -> callers.submit(() -> reset(key)))
                    .toList();
            for (var reset : resets) {
                assertThat(reset.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(STAGING.content(DATABASE)).isEqualTo(made);
    }

    /// Somebody holds a row below the tenant, which the cascade gets to last. It takes as long as the routes
    /// wait, so what the frameworks share is asked of one of them.
    @Test
    void givesUpOnATenantThatSomebodyHolds() throws SQLException {
        assumeThat(framework).isIn(Framework.EXPRESS, Framework.SPRING);
        var key = json(create(1)).get("key").asString();
        var made = STAGING.content(DATABASE);
        try (var holder = Connections.session(DATABASE);
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT FROM members WHERE workspace_id = '" + key + "' FOR UPDATE");

            var answer = delete(key);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).get("code").asString()).isEqualTo("55P03");
            assertThat(manifest().get("tenants")).hasSize(1);
        }
        assertThat(STAGING.content(DATABASE)).isEqualTo(made);
        assertThat(delete(key).statusCode()).isEqualTo(200);
    }

    @Test
    void leavesTheApplicationsNumbersAlone() {
        var next = Long.parseLong(TestServer.query(DATABASE, "SELECT nextval('members_id_seq')"));
        create(StagingDatabase.TENANTS);

        assertThat(next).isGreaterThan(count("members"));
        assertThat(count("members WHERE id >= " + next)).isZero();
    }

    @Test
    void slowsCallersDownWithoutShowingItselfToOthers() {
        var few = new HashMap<>(SECRETS);
        few.put("E2E_CALLS_PER_MINUTE", "5");
        try (var slow = start(DATABASE, few).ready()) {
            for (var call = 0; call < 5; call++) {
                assertThat(slow.call(TestSecrets.next(), "GET", MANIFEST).statusCode())
                        .isEqualTo(404);
            }
            var slowed = slow.call(SECRET, "GET", MANIFEST);
            assertThat(slowed.statusCode()).isEqualTo(429);
            assertThat(slowed.headers().firstValueAsLong("retry-after")).isPresent();
            assertThat(slow.call(TestSecrets.next(), "GET", MANIFEST).statusCode())
                    .isEqualTo(404);
            assertThat(slow.send(slow.request("GET", "/health")).statusCode()).isEqualTo(200);
            assertThat(slow.printed().lines().filter(line -> line.contains("refused")))
                    .hasSize(5);
        }
    }

    @Test
    void startsOnNoDatabaseWithRowsOfOthers() {
        var starts = new HashMap<String, Running>();
        var reasons = framework == Framework.EXPRESS ? Unfit.DATABASES.keySet() : Set.of(Unfit.SHARED, Unfit.EMPTY);
        reasons.forEach(why -> starts.put(why, start(Unfit.DATABASES.get(why), SECRETS)));

        starts.forEach((why, start) -> {
            assertThat(start.end()).isNotZero();
            assertThat(start.printed()).contains("The test routes do not start on this database", why);
        });
    }

    /// Databases that no kit may start on, and why.
    private static final class Unfit {
        static final String EMPTY = "Seedbed did not fill it";
        static final String SHARED = "holds rows that Seedbed did not write";
        static final Map<String, DatabaseUrl> DATABASES = Map.of(
                EMPTY,
                STAGING.empty(),
                "it was filled from another scenario",
                STAGING.loadedDifferently(),
                SHARED,
                shared(),
                "rows that Seedbed did not write",
                changed());

        private static DatabaseUrl shared() {
            var database = STAGING.loaded();
            StagingDatabase.signUp(database, NOBODY + "03", "customer", "A customer");
            return database;
        }

        private static DatabaseUrl changed() {
            var database = STAGING.loaded();
            TestServer.execute(
                    database, "UPDATE workspaces SET plan = plan WHERE ctid = (SELECT min(ctid) FROM workspaces)");
            return database;
        }
    }

    @Test
    void startsAgainOnceTheApplicationHasTenantsOfItsOwn() {
        var id = NOBODY + "04";
        StagingDatabase.signUp(DATABASE, id, "signed-up", "Signed up");
        try (var again = start(DATABASE, SECRETS).ready()) {
            assertThat(again.call(SECRET, "GET", MANIFEST).statusCode()).isEqualTo(200);
        } finally {
            TestServer.execute(DATABASE, "DELETE FROM workspaces WHERE id = '" + id + "'");
        }
    }

    @Test
    void notesEveryCallOnALineOfItsOwn() {
        var key = json(create(1)).get("key").asString();
        running.call(TestSecrets.next(), "POST", TENANTS + "?" + TestSecrets.next());

        var lines = running.printed()
                .lines()
                .filter(line -> line.contains(TestRoutes.TRIPWIRE))
                .map(JSON::readTree)
                .toList();
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.get("action").asString()).isEqualTo("create");
            assertThat(line.get("tenant").asString()).isEqualTo(key);
            assertThat(line.get("status").asInt()).isEqualTo(201);
            assertThat(line.get("address").asString()).contains("127.0.0.1");
        });
        assertThat(lines.getLast().get("action").asString()).isEqualTo("refused");
        assertThat(lines.getLast().get("secret").asString()).isEqualTo("none");
    }

    @Test
    void productionHasNoneOfIt() throws IOException {
        assertThat(app.production()).isNotEmpty();
        for (var file : app.production()) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            TestRoutes.names()
                    .forEach(name -> assertThat(text.contains(name))
                            .as(file + " holds " + name)
                            .isFalse());
        }
        try (var production = Running.start(app.folder(), app.productionCommand(), DATABASE, SECRETS)
                .ready()) {
            assertThat(production.call(SECRET, "GET", MANIFEST).statusCode()).isEqualTo(404);
        }
    }
}
