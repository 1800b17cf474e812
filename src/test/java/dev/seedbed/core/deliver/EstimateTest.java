package dev.seedbed.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import java.nio.file.Path;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void comesNearToWhatIsWritten(String sample) {
        var plan = plan(sample, "tenants: 100");

        var estimate = Estimate.of(plan);

        assertThat(estimate.rows()).isEqualTo(plan.rows());
        assertThat(estimate.bytes()).isCloseTo(Exports.bytes(plan, Loader.PSQL).length, Percentage.withPercentage(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            budget: {rows: 100}     ; rows are planned, and 100 allowed.
            budget: {bytes: 20 kB}  ; bytes are planned, and 20,000 allowed.
            """)
    void refusesMoreThanTheBudgetBeforeAnythingIsWritten(String budget, String why) {
        var plan = plan("ledger", budget);
        var file = folder.resolve("seed.sql");

        assertThatThrownBy(() -> SeedFile.write(plan, SeedForm.of(Loader.PSQL), file, Progress.UNWATCHED))
                .hasStackTraceContaining(why);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesWhatIsWithinTheBudget() {
        var file = folder.resolve("seed.sql");

        SeedFile.write(
                plan("tracker", "budget: {rows: 1000000, bytes: 1 GB}"),
                SeedForm.of(Loader.PSQL),
                file,
                Progress.UNWATCHED);

        assertThat(file).isNotEmptyFile();
    }

    private static Plan plan(String sample, String yaml) {
        var schema = Samples.schema(PostgresServers.newest(), sample);
        return Exports.plan(schema, ScenarioFile.read("scenario.yaml", yaml, schema));
    }
}
