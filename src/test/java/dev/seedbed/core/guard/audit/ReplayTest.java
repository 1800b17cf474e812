package dev.seedbed.core.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.guard.audit.AuditReport.ReplayedRows;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "storefront", "tracker"})
    void everyRowIsTheScenarios(String sample) throws IOException {
        var filled = FilledSample.of(PostgresServers.newest(), sample);
        var replays = Replays.of(filled.plan());
        var script = Files.write(folder.resolve("seed.sql"), Exports.bytes(filled.plan(), Loader.INSERT));
        for (var report : List.of(
                DatabaseAudit.of(filled.url(), AuditOptions.ALL, replays, Progress.UNWATCHED),
                FileAudit.of(script, replays, Progress.UNWATCHED))) {
            assertThat(report.findings()).isEmpty();
            assertThat(report.differing()).isEmpty();
            assertThat(report.tables())
                    .allSatisfy(table -> assertThat(table.replayed())
                            .as(table.table().toString())
                            .contains(new ReplayedRows(table.rows(), 0, 0)));
        }
    }

    @Test
    void whatWasEditedOrAddedIsTold() {
        var filled = FilledSample.of(PostgresServers.newest(), "storefront");
        TestServer.execute(filled.url(), """
                UPDATE customers SET full_name = 'Ann Lee' WHERE id IN (SELECT id FROM customers ORDER BY id DESC LIMIT 2);
                UPDATE customers SET email = 'somebody@gmail.com' WHERE id = (SELECT min(id) FROM customers);
                INSERT INTO carriers (code, name) VALUES ('zz', 'Zed')""".replace("(code, name) VALUES ('zz', 'Zed')", "(name) VALUES ('Zed')"));

        var report = DatabaseAudit.of(filled.url(), AuditOptions.ALL, Replays.of(filled.plan()), Progress.UNWATCHED);

        assertThat(report.clean()).isFalse();
        assertThat(report.findings()).extracting(Finding::key).containsExactly("public.customers.email email");
        assertThat(report.differing())
                .extracting(table -> table.table().name())
                .containsExactly("carriers", "customers");
        assertThat(report.differing().getFirst().replayed().orElseThrow().foreign())
                .isEqualTo(1);
        assertThat(report.differing().getLast().replayed().orElseThrow().edited())
                .isEqualTo(3);
    }
}
