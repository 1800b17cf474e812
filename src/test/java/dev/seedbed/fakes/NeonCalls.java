package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.fakes.JsonClient.Reply;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;

/// Calls of Neon's, as its tests make them.
abstract class NeonCalls {

    static final String COUNT_CUSTOMERS = "SELECT count(*) FROM customer";
    static final String ROOT = """
            {"branch": {"name": "%s", "init_source": "schema-only"}, "endpoints": [{"type": "read_write"}],
             "annotation_value": {"seedbed": "{}"}}""";
    static final String CHILD = """
            {"branch": {"name": "%s", "parent_id": "%s"}, "endpoints": [{"type": "read_write"}]}""";

    final NeonFake neon = new NeonFake();
    final JsonClient client = new JsonClient(neon);
    final String branches = "/projects/" + neon.project() + "/branches";

    @AfterEach
    void close() {
        neon.close();
    }

    String path(String branch) {
        return branches + "/" + neon.id(branch);
    }

    Reply root(String name) {
        return client.post(branches, ROOT.formatted(name));
    }

    Reply child(String name, String parent) {
        return client.post(branches, CHILD.formatted(name, neon.id(parent)));
    }

    void await(Reply began) {
        began.body().path("operations").forEach(operation -> {
            while (!status(operation.path("id").asString()).equals("finished")) {
                assertThat(status(operation.path("id").asString())).isNotEqualTo("failed");
            }
        });
    }

    String status(String operation) {
        return client.get("/projects/" + neon.project() + "/operations/" + operation)
                .text("/operation/status");
    }

    DatabaseUrl url(String branch, boolean pooled) {
        var query = "?branch_id=" + neon.id(branch) + "&database_name=neondb&role_name=neondb_owner&pooled=" + pooled;
        return DatabaseUrl.parse(client.get("/projects/" + neon.project() + "/connection_uri" + query)
                .text("/uri"));
    }

    static String ask(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = Connections.session(url);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    static String inHours(int hours) {
        return Instant.now()
                .plus(Duration.ofHours(hours))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    Reply expire(String branch, String when) {
        return client.patch(path(branch), "{\"branch\": {\"expires_at\": " + when + "}}");
    }
}
