package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.fakes.JsonClient.Reply;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeonFakeTest {

    private static final String COUNT_CUSTOMERS = "SELECT count(*) FROM customer";
    private static final String ROOT = """
            {"branch": {"name": "%s", "init_source": "schema-only"}, "endpoints": [{"type": "read_write"}],
             "annotation_value": {"seedbed": "{}"}}""";
    private static final String CHILD = """
            {"branch": {"name": "%s", "parent_id": "%s"}, "endpoints": [{"type": "read_write"}]}""";

    private final NeonFake neon = new NeonFake();
    private final JsonClient client = new JsonClient(neon);
    private final String branches = "/projects/" + neon.project() + "/branches";

    @AfterEach
    void close() {
        neon.close();
    }

    private String path(String branch) {
        return branches + "/" + neon.id(branch);
    }

    private Reply root(String name) {
        return client.post(branches, ROOT.formatted(name));
    }

    private Reply child(String name, String parent) {
        return client.post(branches, CHILD.formatted(name, neon.id(parent)));
    }

    private void await(Reply began) {
        began.body().path("operations").forEach(operation -> {
            while (!status(operation.path("id").asString()).equals("finished")) {
                assertThat(status(operation.path("id").asString())).isNotEqualTo("failed");
            }
        });
    }

    private String status(String operation) {
        return client.get("/projects/" + neon.project() + "/operations/" + operation)
                .text("/operation/status");
    }

    private DatabaseUrl url(String branch, boolean pooled) {
        var query = "?branch_id=" + neon.id(branch) + "&database_name=neondb&role_name=neondb_owner&pooled=" + pooled;
        return DatabaseUrl.parse(client.get("/projects/" + neon.project() + "/connection_uri" + query)
                .text("/uri"));
    }

    private static String ask(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = Connections.session(url);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    private static String inHours(int hours) {
        return Instant.now()
                .plus(Duration.ofHours(hours))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private Reply expire(String branch, String when) {
        return client.patch(path(branch), "{\"branch\": {\"expires_at\": " + when + "}}");
    }

    @Test
    void tellsOfTheProjectAndItsDefaultBranch() throws Exception {
        assertThat(client.get("/projects/" + neon.project()).text("/project/id"))
                .isEqualTo(neon.project());
        assertThat(client.get("/projects").body().path("projects")).hasSize(1);
        assertThat(client.get("/users/me").status()).isEqualTo(200);
        assertThat(client.get("/users/me/organizations").status()).isEqualTo(200);
        assertThat(client.get(branches).body().at("/branches/0/default").asBoolean())
                .isTrue();
        assertThat(client.get(path("production") + "/roles").text("/roles/0/name"))
                .isEqualTo("neondb_owner");
        assertThat(client.get(path("production") + "/databases").text("/databases/0/name"))
                .isEqualTo("neondb");
        assertThat(client.get(path("production") + "/endpoints").text("/endpoints/0/current_state"))
                .isEqualTo("active");
        assertThat(ask(url("production", false), COUNT_CUSTOMERS)).isEqualTo("2");
    }

    @Test
    void knowsNoOtherProject() {
        assertThat(client.get("/projects/other/branches").status()).isEqualTo(404);
        assertThat(client.get(branches + "/br-none").status()).isEqualTo(404);
        assertThat(client.get(branches + "/count?search=none")
                        .body()
                        .path("count")
                        .asInt())
                .isZero();
    }

    @Test
    void copiesASchemaWithoutAnyRows() throws Exception {
        neon.load("production", """
                CREATE SCHEMA _seedbed; CREATE TABLE _seedbed.seal (generation bigint); INSERT INTO _seedbed.seal VALUES (1)""");
        var made = root("base-seed");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("branch").has("parent_id")).isFalse();
        await(made);
        var url = url("base-seed", false);
        assertThat(ask(url, COUNT_CUSTOMERS)).isEqualTo("0");
        assertThat(ask(url, "SELECT count(*) FROM _seedbed.seal")).isEqualTo("0");
        assertThat(ask(url, "INSERT INTO customer (email, name) VALUES ('a', 'b') RETURNING id"))
                .isEqualTo("1");
    }

    @Test
    void aChildHasTheRowsOfItsParent() throws Exception {
        await(root("base-seed"));
        neon.load("base-seed", "INSERT INTO customer (email, name) VALUES ('a', 'b')");
        await(child("pr-1", "base-seed"));
        assertThat(ask(url("pr-1", false), COUNT_CUSTOMERS)).isEqualTo("1");
        assertThat(ask(url("pr-1", true), COUNT_CUSTOMERS)).isEqualTo("1");
        assertThat(neon.pooler("pr-1").attempts()).isEqualTo(1);
        assertThat(neon.pooler("base-seed").attempts()).isZero();
    }

    @Test
    void takesNoConnectionsBeforeItsOperationsAreOver() {
        var made = root("base-seed");
        var first = made.text("/operations/0/id");
        assertThat(made.text("/operations/0/status")).isEqualTo("scheduling");
        assertThat(made.text("/branch/current_state")).isEqualTo("init");
        assertThatThrownBy(() -> ask(url("base-seed", false), "SELECT 1")).isInstanceOf(SeedbedException.class);
        assertThat(status(first)).isEqualTo("running");
        assertThat(status(first)).isEqualTo("finished");
        assertThatThrownBy(() -> ask(url("base-seed", false), "SELECT 1")).isInstanceOf(SeedbedException.class);
        client.get(path("base-seed"));
        assertThat(client.get(path("base-seed")).text("/branch/current_state")).isEqualTo("ready");
    }

    @Test
    void operationsAreSlowOrFailWhenOrdered() {
        neon.faults().next("POST", ".*/branches", new Fault.SlowOperation(4));
        var slow = root("slow").text("/operations/0/id");
        var seen = new ArrayList<String>();
        for (var poll = 0; poll < 4; poll++) {
            seen.add(status(slow));
        }
        assertThat(seen).containsExactly("running", "running", "running", "finished");
        neon.faults().next("POST", ".*/branches", new Fault.FailedOperation());
        var failed = root("failed").text("/operations/1/id");
        status(failed);
        assertThat(status(failed)).isEqualTo("failed");
        assertThat(client.get(path("failed")).text("/branch/current_state")).isEqualTo("init");
        assertThat(client.delete(path("failed")).status()).isEqualTo(200);
    }

    @Test
    void forgetsOperationsWhenToldTo() {
        neon.forgetOperations();
        var id = root("base-seed").text("/operations/0/id");
        status(id);
        assertThat(status(id)).isEqualTo("finished");
        assertThat(client.get("/projects/" + neon.project() + "/operations/" + id)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesNamesThatAreTaken() {
        root("base-seed");
        assertThat(root("base-seed").status()).isEqualTo(409);
        root("other");
        assertThat(client.patch(path("other"), "{\"branch\": {\"name\": \"base-seed\"}}")
                        .status())
                .isEqualTo(409);
        assertThat(neon.names()).containsExactly("production", "base-seed", "other");
    }

    @Test
    void hasTheLimitsOfAPlan() {
        root("a");
        root("b");
        assertThat(root("c").text("/code")).isEqualTo("ROOT_BRANCHES_LIMIT_EXCEEDED");
        assertThat(child("d", "a").status()).isEqualTo(201);
        neon.limits(4, 4, 0);
        assertThat(root("e").text("/code")).isEqualTo("BRANCHES_LIMIT_EXCEEDED");
        assertThat(client.patch(path("a"), "{\"branch\": {\"protected\": true}}")
                        .text("/code"))
                .isEqualTo("BRANCHES_PROTECTED_LIMIT_EXCEEDED");
    }

    @Test
    void listsInPagesWithAnnotations() {
        neon.pageSize(2);
        root("base-seed");
        child("pr-1", "base-seed");
        var names = new ArrayList<String>();
        var annotated = new ArrayList<String>();
        var cursor = "";
        do {
            var page = client.get(branches + "?sort_by=name&sort_order=asc" + cursor);
            page.body()
                    .path("branches")
                    .forEach(branch -> names.add(branch.path("name").asString()));
            page.body().path("annotations").propertyNames().forEach(annotated::add);
            cursor = page.text("/pagination/next").isEmpty() ? "" : "&cursor=" + page.text("/pagination/next");
        } while (!cursor.isEmpty());
        assertThat(names).containsExactly("base-seed", "pr-1", "production");
        assertThat(annotated).containsExactly(neon.id("base-seed"));
        assertThat(client.get(branches + "?search=pr").body().path("branches")).hasSize(2);
        assertThat(client.get(branches + "/count?search=pr-")
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(client.get(path("base-seed")).text("/annotation/value/seedbed"))
                .isEqualTo("{}");
    }

    @Test
    void listsLateWhenOrdered() {
        neon.faults().next("POST", ".*/branches", new Fault.LaggingListing(1));
        root("base-seed");
        assertThat(client.get(branches).body().path("branches")).hasSize(1);
        assertThat(client.get(branches).body().path("branches")).hasSize(2);
    }

    @Test
    void makesTheBranchThoughTheAnswerIsLost() {
        neon.faults().next("POST", ".*/branches", new Fault.LostAfter());
        assertThatThrownBy(() -> root("base-seed")).isInstanceOf(UncheckedIOException.class);
        assertThat(neon.names()).contains("base-seed");
    }

    @Test
    void renamesAndKeepsTheUrl() throws Exception {
        await(root("stage"));
        var before = url("stage", false);
        client.patch(path("stage"), "{\"branch\": {\"name\": \"base-seed\"}}");
        assertThat(url("base-seed", false).connectable()).isEqualTo(before.connectable());
        assertThat(ask(before, COUNT_CUSTOMERS)).isEqualTo("0");
    }

    @Test
    void takesAnExpiryWithinThirtyDaysAndBack() {
        root("base-seed");
        child("pr-1", "base-seed");
        assertThat(expire("pr-1", "\"" + inHours(2) + "\"").text("/branch/expires_at"))
                .isNotEmpty();
        assertThat(child("grandchild", "pr-1").status()).isEqualTo(422);
        assertThat(expire("pr-1", "null").body().path("branch").has("expires_at"))
                .isFalse();
        assertThat(expire("pr-1", "\"" + inHours(24 * 31) + "\"").status()).isEqualTo(400);
        assertThat(expire("pr-1", "\"" + inHours(-1) + "\"").status()).isEqualTo(400);
        assertThat(expire("base-seed", "\"" + inHours(1) + "\"").status()).isEqualTo(422);
        assertThat(expire("production", "\"" + inHours(1) + "\"").status()).isEqualTo(422);
    }

    @Test
    void endsWhatHasExpired() {
        root("base-seed");
        child("pr-1", "base-seed");
        expire("pr-1", "\"" + inHours(2) + "\"");
        neon.later(Duration.ofHours(3));
        assertThat(client.get(branches).body().path("branches")).hasSize(2);
        assertThat(neon.names()).doesNotContain("pr-1");
    }

    @Test
    void resetsToWhatTheSourceHoldsUnderTheSameUrl() throws Exception {
        await(root("base-seed"));
        await(child("pr-1", "base-seed"));
        var url = url("pr-1", false);
        assertThat(ask(url, "INSERT INTO customer (email, name) VALUES ('a', 'b') RETURNING id"))
                .isEqualTo("1");
        await(root("next"));
        var source = "{\"source_branch_id\": \"" + neon.id("next") + "\"}";
        var reset = client.post(path("pr-1") + "/restore", source);
        assertThat(reset.text("/branch/parent_id")).isEqualTo(neon.id("next"));
        assertThat(reset.text("/branch/current_state")).isEqualTo("resetting");
        await(reset);
        assertThat(ask(url, COUNT_CUSTOMERS)).isEqualTo("0");
    }

    @Test
    void keepsTheOldStateOfAParentThatIsReset() {
        root("base-seed");
        child("pr-1", "base-seed");
        child("grandchild", "pr-1");
        var source = "\"source_branch_id\": \"" + neon.id("base-seed") + "\"";
        assertThat(client.post(path("pr-1") + "/restore", "{" + source + "}").text("/message"))
                .contains("preserve_under_name");
        client.post(path("pr-1") + "/restore", "{" + source + ", \"preserve_under_name\": \"old\"}");
        assertThat(client.get(path("grandchild")).text("/branch/parent_id")).isEqualTo(neon.id("old"));
    }

    @Test
    void deletesWhatNothingHangsFrom() {
        root("base-seed");
        child("pr-1", "base-seed");
        var id = path("pr-1");
        assertThat(client.delete(path("production")).status()).isEqualTo(422);
        assertThat(client.delete(path("base-seed")).text("/message")).contains("children");
        assertThat(client.delete(id).status()).isEqualTo(200);
        assertThat(client.delete(id).status()).isEqualTo(204);
        client.patch(path("base-seed"), "{\"branch\": {\"protected\": true}}");
        assertThat(client.delete(path("base-seed")).text("/message")).contains("protected");
        client.patch(path("base-seed"), "{\"branch\": {\"protected\": false}}");
        neon.answerDeletesEmpty();
        var last = client.delete(path("base-seed"));
        assertThat(last.status()).isEqualTo(200);
        assertThat(last.body().isMissingNode()).isTrue();
        assertThat(neon.names()).containsExactly("production");
    }

    @Test
    void isLockedWhileItWorksWhenToldTo() {
        neon.lockWhileBusy();
        root("a");
        assertThat(root("b").status()).isEqualTo(423);
        assertThat(root("b").status()).isEqualTo(423);
        assertThat(root("b").status()).isEqualTo(201);
    }

    @Test
    void childrenOfAProtectedBranchHaveTheirOwnPassword() {
        await(root("base-seed"));
        child("open", "base-seed");
        client.patch(path("base-seed"), "{\"branch\": {\"protected\": true}}");
        child("closed", "base-seed");
        var base = url("base-seed", false).password();
        assertThat(url("open", false).password()).isEqualTo(base);
        assertThat(url("closed", false).password()).isNotEqualTo(base);
        var source = "{\"source_branch_id\": \"" + neon.id("open") + "\"}";
        assertThat(client.post(path("base-seed") + "/restore", source).status()).isEqualTo(422);
    }

    @Test
    void revealsAndRotatesPasswords() throws Exception {
        await(root("base-seed"));
        var role = path("base-seed") + "/roles/neondb_owner";
        var before = url("base-seed", false);
        assertThat(client.get(role + "/reveal_password").text("/password"))
                .isEqualTo(before.password().orElseThrow().value())
                .contains(TestSecrets.MARKER);
        await(client.post(role + "/reset_password", ""));
        assertThatThrownBy(() -> ask(before, "SELECT 1")).isInstanceOf(SeedbedException.class);
        assertThat(ask(url("base-seed", false), "SELECT 1")).isEqualTo("1");
        neon.storeNoPasswords();
        assertThat(client.get(role + "/reveal_password").status()).isEqualTo(412);
        assertThat(client.get(path("base-seed") + "/roles/other").status()).isEqualTo(404);
    }

    @Test
    void cannotConnectToABranchWithoutCompute() {
        client.post(branches, "{\"branch\": {\"name\": \"dark\"}}");
        var query = "?branch_id=" + neon.id("dark") + "&database_name=neondb&role_name=neondb_owner";
        assertThat(client.get("/projects/" + neon.project() + "/connection_uri" + query)
                        .status())
                .isEqualTo(404);
        assertThat(client.post(branches, "{\"branch\": {\"init_source\": \"schema-only\"}}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void somebodyElsesBranchHasNoAnnotation() {
        neon.foreign("theirs", "production");
        assertThat(client.get(branches).body().path("annotations")).isEmpty();
        assertThat(client.get(path("theirs")).body().at("/annotation/value")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"branch\": {\"name\": \"x\"}, \"annotation_value\": {\"a\": \"b\"}}",
                "{\"branch\": {\"nmae\": \"x\"}}",
                "{\"branch\": {\"name\": \"\"}}"
            })
    void takesNoOtherChangeThanTheContractKnows(String change) {
        try (var other = new NeonFake()) {
            var strict = new JsonClient(other);
            var path = "/projects/" + other.project() + "/branches/" + other.id("production");
            assertThat(strict.patch(path, change).status()).isEqualTo(400);
            assertThat(other.breaches()).hasSize(1);
            assertThatThrownBy(other::close).isInstanceOf(AssertionError.class);
        }
    }
}
