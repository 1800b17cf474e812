package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.ColumnRule;
import dev.seedbed.core.scenario.RowCount;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.TableRecipe;
import dev.seedbed.core.schema.TableName;
import dev.seedbed.testing.Checksum;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BareLoadTest {

    static Stream<Arguments> samplesAndServers() {
        return Stream.of("ledger", "storefront", "tracker")
                .flatMap(sample -> PostgresServers.all().stream().map(server -> Arguments.of(sample, server)));
    }

    @ParameterizedTest
    @MethodSource("samplesAndServers")
    void leavesTheRowsThatTheFileLeaves(String sample, TestServer server) {
        var scenario = Scenario.inferred().withTenants(40);
        assertThat(pushed(server, Samples.ddl(sample), scenario))
                .isEqualTo(loaded(server, Samples.ddl(sample), scenario));
    }

    @Test
    void leavesRowsThatALoadOfTheFileKnowsAsItsOwn() {
        var url = PostgresServers.newest().database(Samples.ddl("ledger"));
        var plan = plan(url, Scenario.inferred());
        push(url, plan);
        SeedFileLoader.load(url, script(plan));
        assertThat(TestServer.query(url, "SELECT count(*) FROM _seedbed.manifest"))
                .isEqualTo("1");
    }

    @Test
    void knowsItsRowsAgainWhereAViewHoldsAKey() {
        var url = PostgresServers.newest().database("""
                CREATE TABLE days (id int PRIMARY KEY, day date NOT NULL);
                CREATE VIEW latest AS SELECT id, day, count(*) FROM days GROUP BY id;
                """);
        push(url, plan(url, Scenario.inferred()));
        push(url, plan(url, Scenario.inferred()));
        assertThat(TestServer.query(url, "SELECT count(*) > 0 FROM latest")).isEqualTo("t");
    }

    /// One day in two thousand is a word that only the server reads: binary rows up to there, text behind.
    @Test
    void goesOnAsTextWhereACellHasNoBinaryForm() {
        var ddl = "CREATE TABLE days (id int PRIMARY KEY, day date NOT NULL, code varchar(9) NOT NULL)";
        var weights = List.of(
                new ColumnRule.Weighted.Weight("2024-02-29", 2_000), new ColumnRule.Weighted.Weight("infinity", 1));
        var rule = new TableRecipe.ColumnRecipe(Optional.of(new ColumnRule.Weighted(weights)), OptionalDouble.empty());
        var recipe = new TableRecipe(Optional.of(new RowCount.Total(9_500)), Map.of("day", rule));
        var days = new TableName("public", "days");
        var scenario =
                Scenario.inferred().withSeed(1).withTenants(1).withSharedRows(1).withTables(Map.of(days, recipe));
        var server = PostgresServers.newest();
        var url = server.database(ddl);
        push(url, plan(url, scenario));
        var endless = TestServer.query(url, "SELECT min(id) > 1000 AND count(*) < 50 FROM days WHERE day = 'infinity'");
        assertThat(endless).isEqualTo("t");
        assertThat(Checksum.of(url)).isEqualTo(loaded(server, ddl, scenario));
    }

    private static String pushed(TestServer server, String ddl, Scenario scenario) {
        var url = server.database(ddl);
        push(url, plan(url, scenario));
        return Checksum.of(url);
    }

    private static String loaded(TestServer server, String ddl, Scenario scenario) {
        var url = server.database(ddl);
        SeedFileLoader.load(url, script(plan(url, scenario)));
        return Checksum.of(url);
    }

    private static void push(DatabaseUrl url, Plan plan) {
        try (var connections = Connections.to(url)) {
            BareLoad.into(connections, plan, Progress.UNWATCHED);
        }
    }

    private static Plan plan(DatabaseUrl url, Scenario scenario) {
        try (var connections = Connections.to(url)) {
            return Exports.plan(Exports.schema(connections), scenario);
        }
    }

    private static String script(Plan plan) {
        return new String(Exports.bytes(plan, Loader.PSQL), StandardCharsets.UTF_8);
    }
}
