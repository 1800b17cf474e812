package dev.seedbed.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.cascade.TenantGraph;
import dev.seedbed.core.database.Connections;
import dev.seedbed.core.deliver.BareLoad;
import dev.seedbed.core.deliver.CopyText;
import dev.seedbed.core.deliver.EdgeMatrix;
import dev.seedbed.core.deliver.Loader;
import dev.seedbed.core.deliver.Verifier;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.generate.Plan;
import dev.seedbed.core.generate.TablePlan;
import dev.seedbed.core.generate.row.ByteText;
import dev.seedbed.core.guard.audit.AuditOptions;
import dev.seedbed.core.guard.audit.DatabaseAudit;
import dev.seedbed.core.guard.audit.Replays;
import dev.seedbed.core.scenario.draft.Drafter;
import dev.seedbed.core.scenario.file.ScenarioFile;
import dev.seedbed.core.schema.Sha256;
import dev.seedbed.core.trial.Trial;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import dev.seedbed.testing.Samples;
import dev.seedbed.testing.SeedFileLoader;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All edge packs on the samples, behind volumes of every sort.
class EdgePacksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ledger|tenants: 4
            storefront|tenants: {count: 7, zipf: 1.1}
            storefront|personas: {typical: {size: 2}, dormant: {size: 0.1}, empty: {size: 0}}
            tracker|personas: {large: {size: 3}, empty: {size: 0}, small: {size: 0.5}}
            """)
    void loadKeepEveryRuleAndTellOfNobody(String sample, String volume) {
        var plan = plan(sample, volume + "\nedges: all");
        var oldest = PostgresServers.oldest().database(Samples.ddl(sample));
        SeedFileLoader.load(oldest, Exports.text(plan, Loader.PSQL));
        var url = PostgresServers.newest().database(Samples.ddl(sample));
        try (var target = Connections.to(url)) {
            BareLoad.into(target, plan, Progress.UNWATCHED);
            assertThat(Verifier.check(target, Progress.UNWATCHED).findings()).isEmpty();
        }
        var report = DatabaseAudit.of(url, AuditOptions.ALL, Replays.NONE, Progress.UNWATCHED);

        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).isEqualTo(plan.rows());
        assertThat(EdgeMatrix.of(plan).entries().stream().filter(entry -> entry.written()))
                .hasSizeGreaterThan(1_000);
        assertThat(volume(plan)).isEqualTo(volume(plan(sample, volume)));
    }

    /// A hash of each table's rows that are not for edge cases.
    private static Map<String, String> volume(Plan plan) {
        return plan.tables().stream()
                .collect(Collectors.toMap(table -> table.name().toString(), EdgePacksTest::volume));
    }

    private static String volume(TablePlan table) {
        var text = new ByteText(1 << 16);
        table.write(0, table.numbering().volume(), new CopyText(text));
        return Sha256.of(new String(text.bytes(), 0, text.length(), StandardCharsets.UTF_8));
    }

    private static Plan plan(String sample, String yaml) {
        try (var connections = PostgresServers.newest().connections(Samples.ddl(sample));
                var connection = connections.open()) {
            var schema = Exports.schema(connections);
            var scenario = ScenarioFile.read("scenario.yaml", yaml, schema);
            return Trial.plan(Drafter.draft(schema, TenantGraph.of(schema), scenario), connection, true);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
