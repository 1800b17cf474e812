package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleAuditTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void findsNothingInADatabaseThatSeedbedFilled(String sample) {
        var filled = FilledSample.of(PostgresServers.newest(), sample);

        var report = DatabaseAudit.of(filled.url(), AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED);

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(filled.plan().rows());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void findsNothingInTheSeedScript(String sample) throws IOException {
        var plan = FilledSample.plan(PostgresServers.newest(), sample);
        for (var loader : Loader.values()) {
            var file = folder.resolve(sample + loader + ".sql");
            Files.write(file, Exports.bytes(plan, loader));

            var report = FileAudit.of(file, Replays.NONE, Progress.UNWATCHED);

            assertThat(report.findings()).isEmpty();
            assertThat(report.rows()).isEqualTo(plan.rows());
        }
    }
}
