package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.scenario.Population;
import dev.seedbed.core.scenario.Population.Persona;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.RandomSchemas;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Schemas that nobody designed for: whatever PostgreSQL allows must be filled without a word of configuration.
class RandomSchemaRoundTripTest {

    static LongStream seeds() {
        var first = Long.getLong("seedbed.seed", 1);
        return LongStream.range(first, first + Long.getLong("seedbed.seeds", 60));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyTableIsFilledAndEveryRuleKept(long seed) {
        everyRuleIsKept(seed, Scenario.inferred());
    }

    static LongStream everySecondSeed() {
        return seeds().filter(seed -> seed % 2 == 0);
    }

    @ParameterizedTest
    @MethodSource("everySecondSeed")
    void everyRuleIsKeptForLargeAndEmptyTenants(long seed) {
        var personas = List.of(new Persona("large", 1, 4), new Persona("usual", 2, 1), new Persona("empty", 1, 0));
        everyRuleIsKept(seed, Scenario.inferred().withPopulation(new Population(6, personas, OptionalDouble.empty())));
    }

    private static void everyRuleIsKept(long seed, Scenario scenario) {
        var url = PostgresServers.newest().database(RandomSchemas.ddl(seed));
        try (var connections = Connections.to(url)) {
            var plan = Exports.plan(Exports.schema(connections), scenario);
            assertThat(plan.warnings()).isEmpty();
            SeedFileLoader.load(url, Exports.text(plan, Loader.values()[(int) (seed % 2)]));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEqualTo(List.of());
        } finally {
            TestServer.execute(PostgresServers.newest().url(), "DROP DATABASE " + url.database());
        }
    }
}
