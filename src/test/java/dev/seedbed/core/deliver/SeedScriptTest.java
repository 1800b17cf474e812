package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.Drafter;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeedScriptTest {

    private static final String DDL = """
            CREATE TABLE teams (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
            CREATE TABLE users (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                team_id int NOT NULL REFERENCES teams ON DELETE CASCADE,
                email text, born date, CONSTRAINT one_email UNIQUE (team_id, email));
            CREATE INDEX users_team ON users (team_id);
            """;

    private static final String KEYS = """
            SELECT string_agg(line, ';' ORDER BY line) FROM (
                SELECT conrelid::regclass || conname || pg_get_constraintdef(oid) FROM pg_constraint
                    WHERE connamespace = 'public'::regnamespace
                UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS keys (line)
            """;

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void loadsAgainOverItsOwnRows(TestServer server) {
        var url = server.database(DDL);
        var script = script(plan(url, Scenario.inferred()), Loader.PSQL);
        SeedFileLoader.load(url, script);
        SeedFileLoader.load(url, script);
        assertThat(TestServer.query(url, "SELECT count(*) FROM users")).isEqualTo("50");
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void refusesRowsOfSomebodyElseAndChangesNothing(Loader loader) {
        var url = PostgresServers.newest().database(DDL);
        var script = script(plan(url, Scenario.inferred()), loader);
        TestServer.execute(url, "INSERT INTO teams (name) VALUES ('mine')");
        assertThatThrownBy(() -> SeedFileLoader.load(url, script))
                .hasMessageContaining("\"public\".\"teams\" holds rows that it did not write");
        assertThat(TestServer.query(url, "SELECT string_agg(name, ',') FROM teams"))
                .isEqualTo("mine");
        assertThat(TestServer.query(url, "SELECT to_regclass('_seedbed.manifest') IS NULL"))
                .isEqualTo("t");
    }

    @Test
    void refusesWhenOneOfItsRowsWasChangedOrOneWasAdded() {
        var url = PostgresServers.newest().database(DDL);
        var script = script(plan(url, Scenario.inferred()), Loader.PSQL);
        SeedFileLoader.load(url, script);
        TestServer.execute(url, "UPDATE users SET email = 'me@example.com' WHERE id = 7");
        assertThatThrownBy(() -> SeedFileLoader.load(url, script)).hasMessageContaining("\"public\".\"users\"");
        TestServer.execute(url, "DELETE FROM users WHERE id = 7");
        SeedFileLoader.load(url, script);
        TestServer.execute(url, "INSERT INTO teams (name) VALUES ('new')");
        assertThatThrownBy(() -> SeedFileLoader.load(url, script)).hasMessageContaining("\"public\".\"teams\"");
    }

    @Test
    void leavesSequencesBehindItsRows() {
        var url = PostgresServers.newest().database(DDL);
        SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), Loader.INSERT));
        TestServer.execute(url, "INSERT INTO teams (name) VALUES ('next')");
        TestServer.execute(url, "INSERT INTO users (team_id) VALUES (11)");
        assertThat(TestServer.query(url, "SELECT max(id) FROM teams")).isEqualTo("11");
        assertThat(TestServer.query(url, "SELECT max(id) FROM users")).isEqualTo("51");
    }

    @ParameterizedTest
    @MethodSource("dev.seedbed.testing.PostgresServers#all")
    void makesManyRowsKeysAgainExactlyAsTheyWere(TestServer server) {
        var url = server.database(DDL);
        var before = TestServer.query(url, KEYS);
        var script = script(plan(url, Scenario.inferred().withTenants(4_000)), Loader.PSQL);
        assertThat(script).contains("DROP CONSTRAINT \"users_team_id_fkey\"", "DROP INDEX \"public\".\"users_team\"");
        SeedFileLoader.load(url, script);
        assertThat(TestServer.query(url, "SELECT count(*) FROM users")).isEqualTo("20000");
        assertThat(TestServer.query(url, KEYS)).isEqualTo(before);
    }

    @Test
    void isTheSameTextUnderAnotherLocaleAndTimeZone() {
        var url = PostgresServers.newest().database(DDL);
        var first = script(plan(url, Scenario.inferred()), Loader.PSQL);
        var locale = Locale.getDefault();
        var zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
            assertThat(script(plan(url, Scenario.inferred()), Loader.PSQL)).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(script(plan(url, Scenario.inferred().withSeed(7)), Loader.PSQL))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void survivesHostileNames(Loader loader) {
        var url = PostgresServers.newest().database("""
                CREATE SCHEMA "we ""ird";
                CREATE TABLE "we ""ird"."select" ("from" int PRIMARY KEY, "$seedbed0$" text, "\\." text NOT NULL);
                CREATE TABLE "%s" ("a'b" serial PRIMARY KEY, "😀" int NOT NULL REFERENCES "we ""ird"."select" ON DELETE CASCADE);
                """.formatted("x".repeat(60) + "';--"));
        SeedFileLoader.load(url, script(plan(url, Scenario.inferred()), loader));
        try (var connections = Connections.to(url)) {
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEmpty();
        }
    }

    private static Plan plan(DatabaseUrl url, Scenario scenario) {
        try (var connections = Connections.to(url);
                var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            return Planner.plan(Drafter.draft(schema, TenantGraph.of(schema), scenario));
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String script(Plan plan, Loader loader) {
        var out = new ByteArrayOutputStream();
        SeedFile.write(plan, loader, out, Progress.UNWATCHED);
        return out.toString(StandardCharsets.UTF_8);
    }
}
