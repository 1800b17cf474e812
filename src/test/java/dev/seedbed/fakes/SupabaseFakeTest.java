package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.Secret;
import dev.seedbed.fakes.JsonClient.Reply;
import dev.seedbed.testing.TestServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupabaseFakeTest {

    private final SupabaseFake fake = new SupabaseFake();
    private final JsonClient client = new JsonClient(fake);
    private final String project = "/v1/projects/" + fake.project();
    private final String branches = project + "/branches";

    @AfterEach
    void close() {
        if (fake.breaches().isEmpty()) {
            fake.close();
        } else {
            assertThatThrownBy(fake::close).isInstanceOf(AssertionError.class);
        }
    }

    private Reply create(String name, boolean withData) {
        return client.post(
                branches,
                Call.object()
                        .put("branch_name", name)
                        .put("with_data", withData)
                        .toString());
    }

    private Stream<String> listed() {
        return client.get(branches)
                .body()
                .valueStream()
                .map(row ->
                        row.path("name").asString() + " " + row.path("status").asString());
    }

    private String at(Reply created) {
        return "/v1/branches/" + created.text("/project_ref");
    }

    private static DatabaseUrl url(Reply detail) {
        return new DatabaseUrl(
                detail.text("/db_host"),
                detail.body().path("db_port").asInt(),
                "postgres",
                detail.text("/db_user"),
                Optional.of(new Secret(detail.text("/db_pass"))),
                Map.of("sslmode", "require"));
    }

    private static String ask(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = Connections.session(url);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    @Test
    void bringsABranchUpStepByStep() {
        fake.polls(2);
        var created = create("pr-1", false);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/status")).isEqualTo("CREATING_PROJECT");
        var detail = client.get(at(created));
        assertThat(detail.text("/status")).isEqualTo("COMING_UP");
        assertThatThrownBy(() -> ask(url(detail), "SELECT 1")).isNotNull();
        client.get(at(created));
        assertThat(client.get(at(created)).text("/status")).isEqualTo("ACTIVE_HEALTHY");
        assertThat(client.get(branches + "/pr-1").text("/status")).isEqualTo("RUNNING_MIGRATIONS");
        assertThat(client.get(branches + "/pr-1").text("/status")).isEqualTo("FUNCTIONS_DEPLOYED");
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void givesABranchRowsOnlyWithData(boolean withData, String rows) throws SQLException {
        fake.polls(0);
        TestServer.execute(fake.database(), "INSERT INTO customer (email, name) VALUES ('a@example.com', 'A')");
        var url = url(client.get(at(create("pr-1", withData))));
        assertThat(ask(url, "SELECT count(*) FROM customer")).isEqualTo(rows);
        assertThat(ask(url, "SELECT current_database()")).isNotEqualTo("postgres");
    }

    @Test
    void listsTheProjectItselfOnceThereIsABranch() {
        fake.polls(0);
        assertThat(listed()).isEmpty();
        create("pr-1", false);
        assertThat(listed()).containsExactly("main FUNCTIONS_DEPLOYED", "pr-1 FUNCTIONS_DEPLOYED");
        var main = client.get("/v1/branches/" + fake.project());
        assertThat(main.body().has("db_pass")).isFalse();
        assertThat(client.delete("/v1/branches/" + fake.project() + "?force=true")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refusesWhatTheLiveServiceRefuses() {
        var created = create("pr-1", false);
        assertThat(create("pr-1", false).status()).isEqualTo(409);
        client.patch(at(created), "{\"persistent\": true}");
        assertThat(client.delete(at(created) + "?force=true").text("/message"))
                .isEqualTo("Cannot delete persistent branch.");
        client.patch(at(created), "{\"persistent\": false}");
        assertThat(client.delete(at(created) + "?force=true").status()).isEqualTo(200);
        assertThat(client.get(at(created)).status()).isEqualTo(404);
        assertThat(client.get(branches + "/pr-1").status()).isEqualTo(404);
        fake.withoutRecovery();
        assertThat(create("pr-2", true).text("/message")).contains("PITR");
        fake.limit(0);
        assertThat(create("pr-2", false).status()).isEqualTo(422);
        assertThat(client.get("/v1/projects/" + SupabaseProject.newRef()).status())
                .isEqualTo(404);
    }

    @Test
    void listsAChangeLateWhenOrdered() {
        fake.polls(0);
        var created = create("pr-1", false);
        fake.faults().next("PATCH", ".*", new Fault.LaggingListing(1));
        assertThat(client.patch(at(created), "{\"branch_name\": \"pr-2\"}").text("/name"))
                .isEqualTo("pr-2");
        assertThat(listed()).contains("pr-1 FUNCTIONS_DEPLOYED");
        assertThat(listed()).contains("pr-2 FUNCTIONS_DEPLOYED");
    }

    @Test
    void leadsToABranchThroughThePooler() throws SQLException {
        fake.polls(0);
        var created = create("pr-1", false);
        var detail = client.get(at(created));
        var pooler = client.get("/v1/projects/" + created.text("/project_ref") + "/config/database/pooler");
        assertThat(pooler.text("/1/connection_string")).contains("[YOUR-PASSWORD]");
        var direct = url(detail);
        var pooled = new DatabaseUrl(
                "127.0.0.1",
                pooler.body().at("/1/db_port").asInt(),
                "postgres",
                pooler.text("/1/db_user"),
                direct.password(),
                direct.parameters());
        assertThat(ask(pooled, "SELECT count(*) FROM customer")).isEqualTo("0");
    }

    @Test
    void takesNoChangeThatTheContractDoesNotKnow() {
        var created = create("pr-1", false);
        assertThat(client.patch(at(created), "{\"name\": \"pr-2\"}").status()).isEqualTo(400);
        assertThat(fake.breaches()).anyMatch(breach -> breach.contains("/name is declared nowhere"));
    }
}
