package dev.seedbed.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import org.junit.jupiter.api.Test;

/// What stands behind the branches: databases, logins and the ways to them.
class NeonDatabasesTest extends NeonCalls {

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
    void copiesASchemaWithoutAnyRows() throws Exception {
        neon.load("production", """
                CREATE SCHEMA _seedbed;
                CREATE TABLE _seedbed.seal (generation bigint);
                INSERT INTO _seedbed.seal VALUES (1);
                """);
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
    void renamesAndKeepsTheUrl() throws Exception {
        await(root("stage"));
        var before = url("stage", false);
        client.patch(path("stage"), "{\"branch\": {\"name\": \"base-seed\"}}");
        assertThat(url("base-seed", false).connectable()).isEqualTo(before.connectable());
        assertThat(ask(before, COUNT_CUSTOMERS)).isEqualTo("0");
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
}
