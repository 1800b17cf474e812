package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.Planner;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.schema.introspect.Introspector;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.SeedFileLoader;
import dev.seedbed.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SampleRoundTripTest {

    @TempDir
    Path folder;

    static Stream<Arguments> samplesAndServers() {
        return Stream.of("ledger", "storefront", "tracker")
                .flatMap(sample -> PostgresServers.all().stream()
                        .flatMap(server ->
                                Stream.of(Loader.values()).map(loader -> Arguments.of(sample, server, loader))));
    }

    @ParameterizedTest
    @MethodSource("samplesAndServers")
    void everyTableIsFilledAndEveryRuleKept(String sample, TestServer server, Loader loader) throws Exception {
        var url = server.database(Files.readString(Path.of("sample-schemas", sample + ".sql")));
        try (var connections = Connections.to(url)) {
            var file = folder.resolve("seed.sql");
            SeedFile.write(plan(connections), SeedForm.of(loader), file, Progress.UNWATCHED);
            SeedFileLoader.load(url, file);
            var report = Verifier.check(connections, Progress.UNWATCHED);
            assertThat(report.findings()).isEqualTo(List.of());
            assertThat(report.tables())
                    .allSatisfy(table -> assertThat(table.rows()).isPositive());
        }
    }

    private static Plan plan(Connections connections) throws Exception {
        try (var connection = connections.open()) {
            var schema = new Introspector().read(connection);
            return Planner.plan(Drafter.draft(schema, TenantGraph.of(schema), Scenario.inferred()));
        }
    }
}
