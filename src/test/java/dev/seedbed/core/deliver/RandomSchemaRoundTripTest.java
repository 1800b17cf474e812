package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.guard.audit.Verdict;
import dev.seedbed.core.scenario.Clock;
import dev.seedbed.core.scenario.Population;
import dev.seedbed.core.scenario.Population.Persona;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Sliding;
import dev.seedbed.core.schema.Column;
import dev.seedbed.core.schema.ColumnName;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.RandomSchemas;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Schemas that nobody designed for: whatever PostgreSQL allows must be filled without a word of configuration.
class RandomSchemaRoundTripTest {

    static LongStream seeds() {
        var first = Long.getLong("seedbed.seed", 1);
        return LongStream.range(first, first + Long.getLong("seedbed.seeds", 40));
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

    static LongStream everyTenthSeed() {
        return seeds().filter(seed -> seed % 10 == 1);
    }

    /// What is refused stays frozen; all else slides, and breaks nothing.
    @ParameterizedTest
    @MethodSource("everyTenthSeed")
    void everyRuleIsKeptAndEveryDateIsTheScenariosOnAnotherDay(long seed) {
        var url = PostgresServers.newest().database(RandomSchemas.ddl(seed));
        try (var connections = Connections.to(url)) {
            var plan = sliding(Exports.schema(connections), new Clock(Clock.Motion.SLIDING, Map.of()));
            SeedFileLoader.load(url, Exports.text(plan, Loader.values()[(int) (seed / 10 % 2)]));
            assertThat(Verifier.check(connections, Progress.UNWATCHED).findings())
                    .isEqualTo(List.of());
            var report = DatabaseAudit.of(url, AuditOptions.ALL, Replays.of(plan), Progress.UNWATCHED);
            var sliding = Sliding.of(plan.draft());
            for (var table : report.tables()) {
                var moved = sliding.of(table.table()).stream().map(Column::name).toList();
                assertThat(table.columns().stream()
                                .filter(column -> table.replayed().isPresent() && moved.contains(column.name())))
                        .allMatch(column -> column.verdict() == Verdict.REPLAYED || column.cells() == 0);
            }
        } finally {
            TestServer.execute(PostgresServers.newest().url(), "DROP DATABASE " + url.database());
        }
    }

    private static Plan sliding(Schema schema, Clock clock) {
        try {
            return Exports.plan(schema, Scenario.inferred().withClock(clock));
        } catch (SeedbedException refused) {
            var column = schema.tables().stream()
                    .flatMap(table -> table.columns().stream().map(found -> new ColumnName(table.name(), found.name())))
                    .filter(found -> found.toString().equals(refused.problem().where()))
                    .filter(found -> !clock.columns().containsKey(found))
                    .findFirst()
                    .orElseThrow(() -> refused);
            return sliding(schema, clock.with(column, Clock.Motion.FROZEN));
        }
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
